using Microsoft.Extensions.Logging;
using Zoe.Backends.Drivers;
using Zoe.Backends.Process.Limits;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>Waits for services to end, finds out how they ended, and reports it.</summary>
internal sealed class ServiceExit(
    ServiceTermination termination, string bootId, BackendEventFanOut events, TimeProvider time, ILogger logger,
    CancellationToken closing)
{
    private const int KilledExitCode = 137;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the service has ended and that was reported, or when the backend closes.</summary>
    public async Task ReportAsync(ProcessService service)
    {
        if (service.Process is { } process) await process.Exited;
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var (exitCode, outOfMemory) = await ReadAsync(service);
                service.SetEnd(exitCode, outOfMemory);
                break;
            }
            catch (IOException error) when (ResourceShortage.IsCauseOf(error))
            {
                // The exit code is in a file, which can be read later.
                ProcessLog.ExitPending(logger, service.Key, error.Message);
                await Task.Delay(RetryDelay, time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or BackendException)
            {
                ProcessLog.ExitUnknown(logger, service.Key, error);
                service.SetEnd(null, outOfMemory: false);
                break;
            }
        }

        if (service.Observed.State is not ServiceState.Exited) return;
        events.Publish(new ServiceChanged(service.Observed));
        service.CompleteEnd();
    }

    private async Task<(int? ExitCode, bool OutOfMemory)> ReadAsync(ProcessService service)
    {
        // As in a container, no process of the service outlives the main one.
        if (!service.Stopping && service.Record.BootId == bootId) await termination.KillRemainingAsync(service);
        var exitCode = service.Folder.ReadExitCode();
        var outOfMemory = exitCode != 0 && ServiceLimits.HasRunOutOfMemory(service.Record.Groups);
        return (exitCode is null && (service.Killed || outOfMemory) ? KilledExitCode : exitCode, outOfMemory);
    }
}
