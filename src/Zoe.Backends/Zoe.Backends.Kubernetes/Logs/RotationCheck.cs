using System.Net;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>
/// Finds out whether a node has begun a new file for a container's output. A stream that follows the output does not show
/// it, and kubelets make mistakes when they go on from one file to the next: they may skip the rest of the old file or a
/// whole file, read the new file twice, or stay with the old one.
/// </summary>
internal sealed class RotationCheck(IKubernetesApi api, string scope, string pod, long smallestFile, TimeProvider time)
{
    /// <summary>How often the node is queried at most.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private const int Attempts = 5;
    private static readonly TimeSpan AttemptPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private long? _lastCheck;
    private long? _size;

    /// <summary>False while so little was read of the file since its first line that it cannot have been rotated.</summary>
    public bool IsNeeded => _size is not { } size || size >= smallestFile;

    /// <summary>How long until the next check may be made.</summary>
    public TimeSpan Pause => IsNeeded && _lastCheck is { } last ? Interval - time.GetElapsedTime(last) : TimeSpan.Zero;

    /// <summary>A stream begins with the first line of a file.</summary>
    public void BeginFile() => _size = 0;

    /// <summary>It is not known how much of the file precedes what is read.</summary>
    public void BeginWithin() => _size = null;

    /// <summary>So much was read.</summary>
    public void Add(int bytes) => _size += bytes;

    /// <summary>Where the present file begins. What was received before the call and is not older is from this file.</summary>
    public async Task<LogStart> FindStartAsync(CancellationToken cancellationToken)
    {
        for (var left = Attempts; ; left--)
        {
            var start = await TryFindStartAsync(cancellationToken);
            _lastCheck = time.GetTimestamp();
            if (start.IsKnown || left == 1) return start;
            await Task.Delay(AttemptPause, time, cancellationToken);
        }
    }

    private async Task<LogStart> TryFindStartAsync(CancellationToken cancellationToken)
    {
        using var limit = new LinkedTimeout(AnswerLimit, time, cancellationToken);
        try
        {
            var line = new byte[LogStamp.MostBytes];
            var request = new LogRequest(scope, pod, ObjectNames.Container) { LimitBytes = line.Length };
            await using var stream = await api.OpenLogsAsync(request, limit.Token);
            var length = await stream.ReadAtLeastAsync(line, line.Length, throwOnEndOfStream: false, limit.Token);
            if (length == 0) return new LogStart(IsKnown: true, FirstLine: null);
            // While a file is exchanged, kubelets answer with an error as text.
            return LogStamp.TryReadFirst(line.AsSpan(0, length), out var first) ? new LogStart(IsKnown: true, first) : default;
        }
        catch (KubernetesApiException problem) when (problem.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // The pod is gone, and with it all of its files.
            return new LogStart(IsKnown: true, FirstLine: null);
        }
        catch (Exception problem) when (problem is KubernetesApiException or IOException or HttpRequestException)
        {
            return default;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
    }
}
