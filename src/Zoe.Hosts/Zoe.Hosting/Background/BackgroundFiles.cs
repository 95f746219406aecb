using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Background;

/// <summary>
/// Does file work that the engine must not wait for, one piece after the other, each retried a few times. What is left
/// undone at the end of the process is found again by a sweep at the next start.
/// </summary>
internal sealed class BackgroundFiles(TimeProvider time, ILogger<BackgroundFiles> logger) : BackgroundService
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Purpose, Action Work)> _queue =
        Channel.CreateUnbounded<(string, Action)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Queues work and returns at once.</summary>
    /// <param name="purpose">For the log when it fails, for example "Deleting the logs of execution 5".</param>
    /// <param name="work">Safe to repeat.</param>
    public void Enqueue(string purpose, Action work) => _queue.Writer.TryWrite((purpose, work));

    /// <summary>Queues the removal of a folder; one that is not there is fine.</summary>
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
            // The rest is left to the sweep at the next start.
        }
    }

    private async Task TryAsync(string purpose, Action work, CancellationToken cancellationToken)
    {
        for (var (attempt, delay) = (1, FirstDelay); ; attempt++, delay *= 2)
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

            await Task.Delay(delay, time, cancellationToken);
        }
    }
}
