using System.Net;
using System.Runtime.CompilerServices;
using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>
/// Reads the output of one pod, one stream after the other. Output that follows is passed on only when it is known to be
/// from the file of the output before it, see <see cref="RotationCheck"/>; after a rotation a new stream reads the new file.
/// </summary>
internal sealed class PodLogReader(
    IKubernetesApi api, string scope, V1Pod pod, KubernetesBackendOptions options, string operation, TimeProvider time)
{
    private const string Dropped = "the node dropped it before it could be read";
    private const string Skipped = "the node began a new log file and may have skipped the end of the old one";

    // Kubelets look at a file they follow each second.
    private static readonly TimeSpan RestSilence = TimeSpan.FromSeconds(2);

    private readonly TimedLog _log = new();
    private readonly RotationCheck _rotation = new(api, scope, pod.Metadata.Name!, options.LogRotationBytes, time);
    private bool _isNextFile;
    private DateTimeOffset? _nextFirst;
    private string _gap = Dropped;

    /// <summary>True when the last stream had all output to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>True when the next stream is to be opened without a pause.</summary>
    public bool IsToBeReopened { get; private set; }

    /// <summary>True when the node has no output.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The beginning of a message of the kubelet instead of the container's output; null for none.</summary>
    public string? KubeletMessage => _log.KubeletMessage;

    /// <summary>Goes on after a position that another reader was at.</summary>
    public void Resume(string position)
    {
        _log.Resume(position);
        _rotation.BeginWithin();
    }

    /// <summary>The output of the next stream, which ends when the container has ended or when the stream is to be replaced.</summary>
    public async IAsyncEnumerable<OutputPiece> ReadAsync(
        bool follow, bool hasEnded, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = _isNextFile ? null : _log.Since;
        if (_isNextFile) _log.BeginFile(_nextFirst);
        else _log.Begin();
        _gap = _isNextFile && _nextFirst is null ? Skipped : Dropped;
        if (since is null) _rotation.BeginFile();
        (_isNextFile, _nextFirst, IsToBeReopened) = (false, null, false);
        if (await OpenAsync(since, hasEnded, follow, cancellationToken) is not { } opened) yield break;
        await using var stream = new LogStream(opened, time);
        var pieces = follow && !hasEnded ? FollowAsync(stream, since, cancellationToken) : ReadToEndAsync(stream, follow, cancellationToken);
        await foreach (var piece in pieces) yield return piece;
    }

    private async IAsyncEnumerable<OutputPiece> ReadToEndAsync(
        LogStream stream, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await stream.FillAsync(Timeout.InfiniteTimeSpan, TimeSpan.Zero, cancellationToken);
            if (Take(stream) is { } piece) yield return piece;
            IsWhole = state != LogStreamState.Broken;
            if (state == LogStreamState.Open) continue;
            if (follow || IsWhole) yield break;
            throw new BackendException(
                BackendFailure.Unreachable, $"{operation} failed: the connection broke: {stream.Problem?.Message}", stream.Problem);
        }
    }

    private async IAsyncEnumerable<OutputPiece> FollowAsync(
        LogStream stream, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = since;
        var (silence, silent) = (RestSilence, TimeSpan.Zero);
        while (true)
        {
            var limit = _rotation.IsNeeded ? Min(silence, options.SilentLogLimit - silent) : options.SilentLogLimit;
            var state = await stream.FillAsync(limit, _rotation.Pause, cancellationToken);
            _rotation.Add(stream.Held.Length);
            if (last is null && LogStamp.TryReadFirst(stream.Held, out var first)) last = first;
            if (_rotation.IsNeeded && (state == LogStreamState.Silent || stream.Held.Length > 0))
            {
                var start = await _rotation.FindStartAsync(cancellationToken);
                if (!start.IsKnown)
                {
                    // What is held is requested again.
                    IsWhole = false;
                    yield break;
                }

                if (start.FirstLine > last)
                {
                    await foreach (var piece in ReadRestAsync(stream, start.FirstLine.Value, cancellationToken)) yield return piece;
                    yield break;
                }
            }

            if (Take(stream) is { } output)
            {
                yield return output;
                last = _log.Since;
                // Which file it is from is unknown: there may have been several since the last line.
                if (output.Gap is not null && since is not null) _rotation.BeginWithin();
            }

            IsWhole = state != LogStreamState.Broken;
            if (state is LogStreamState.Ended or LogStreamState.Broken) yield break;
            if (state == LogStreamState.Open)
            {
                (silence, silent) = (RestSilence, TimeSpan.Zero);
                continue;
            }

            // Connections may also stay open when the other side is gone.
            (silence, silent) = (silence * 2, silent + limit);
            if (silent < options.SilentLogLimit) continue;
            IsToBeReopened = true;
            yield break;
        }
    }

    // A kubelet that was too slow to see the new file stays with the old one, of which it then sends all that is missing. One
    // that has gone on to the new file may have skipped some.
    private async IAsyncEnumerable<OutputPiece> ReadRestAsync(
        LogStream stream, DateTimeOffset next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = LogStreamState.Open;
        while (true)
        {
            if (Take(stream, next) is { } piece) yield return piece;
            if (_log.IsAtEnd || state != LogStreamState.Open) break;
            state = await stream.FillAsync(RestSilence, TimeSpan.Zero, cancellationToken);
        }

        _isNextFile = true;
        _nextFirst = state == LogStreamState.Silent ? next : null;
        IsToBeReopened = true;
    }

    private OutputPiece? Take(LogStream stream, DateTimeOffset? end = null)
    {
        if (stream.Held.IsEmpty) return null;
        var output = _log.Read(stream.Held, end);
        stream.Clear();
        return output.IsEmpty ? null : new OutputPiece(output, _log.Position, _log.HasGap ? _gap : null);
    }

    // Null when there is no output yet, or none any more.
    private async Task<Stream?> OpenAsync(DateTimeOffset? since, bool hasEnded, bool follow, CancellationToken cancellationToken)
    {
        (IsWhole, IsGone) = (true, false);
        try
        {
            var request = new LogRequest(scope, pod.Metadata.Name!, ObjectNames.Container) { Follow = !hasEnded, Since = since };
            return await api.OpenLogsAsync(request, cancellationToken);
        }
        catch (KubernetesApiException problem) when (problem.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // Without a container there is nothing to read: it does not run yet, or the pod is gone.
            IsGone = true;
            if (follow || problem.Status == HttpStatusCode.BadRequest) return null;
            throw ApiFailure.Translate(problem, operation);
        }
        catch (KubernetesApiException problem) when (follow
            && problem.Status is null or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError)
        {
            // The node or the connection may be back soon.
            IsWhole = false;
            return null;
        }
        catch (KubernetesApiException problem)
        {
            throw ApiFailure.Translate(problem, operation);
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
