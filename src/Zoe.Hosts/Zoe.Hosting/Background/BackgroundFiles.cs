using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Background;

/// <summary>
/// Runs file operations in the background, in order, so that the engine does not block. Each is retried a few times;
/// operations left at shutdown are found again by a sweep at the next start.
/// </summary>
internal sealed class BackgroundFiles(TimeProvider time, ILogger<BackgroundFiles> logger) : BackgroundService
{
    private const int Attempts = 5;
    private static readonly ExponentialBackoff Backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    private readonly Channel<(string Purpose, Action Work)> _queue =
        Channel.CreateUnbounded<(string, Action)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Enqueues work and returns immediately.</summary>
    /// <param name="purpose">Logged when it fails, for example "Deleting the logs of execution 5".</param>
    /// <param name="work">Must be idempotent.</param>
    public void Enqueue(string purpose, Action work) => _queue.Writer.TryWrite((purpose, work));

    /// <summary>Enqueues the deletion of a folder; a missing folder is ignored.</summary>
    public void DeleteFolder(string purpose, string folder) => Enqueue(purpose, () =>
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (purpose, work) in _queue.Reader.ReadAllAsync(stoppingToken))
                await TryAsync(purpose, work, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sweep at the next start does the rest.
        }
    }

    private async Task TryAsync(string purpose, Action work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (attempt == Attempts)
                {
                    HostingLog.FileWorkFailed(logger, purpose, failure.Message);
                    return;
                }
            }

            await Task.Delay(Backoff.After(attempt), time, cancellationToken);
        }
    }
}
