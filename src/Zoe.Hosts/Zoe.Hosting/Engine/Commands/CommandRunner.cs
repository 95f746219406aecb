using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Logs.Collecting;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>Carries one command out on the backend and tells what became of it.</summary>
internal sealed class CommandRunner(
    IBackend backend, ServiceSpecs specs, LogCollectors logs, TimeProvider time, ILogger<CommandRunner> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Returns the report for the engine, or null when the command is <paramref name="superseded"/> or the engine is
    /// <paramref name="stopping"/>. A call to the backend that is under way is never broken off: half a start is worse
    /// than one too many.
    /// </summary>
    public async Task<CommandReport?> RunAsync(
        Command command, long epoch, EngineInbox inbox, CancellationToken superseded, CancellationToken stopping)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(superseded, stopping);
        string? logged = null;
        for (var delay = FirstDelay; !giveUp.IsCancellationRequested; delay = Min(delay * 2, LongestDelay))
        {
            try
            {
                return await TryAsync(command, epoch, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return null;
            }
            catch (BackendException failure) when (command is StopCommand && failure.Failure is BackendFailure.NotFound)
            {
                // The node is no longer configured: what was there is out of reach for good.
                HostingLog.CommandFailed(logger, command.GetType().Name, command.Key, command.Node, failure.Message);
                return new StoppedReport(command.Key, command.Node);
            }
            catch (BackendException failure) when (IsFinal(command, failure))
            {
                HostingLog.CommandFailed(logger, command.GetType().Name, command.Key, command.Node, failure.Message);
                return new StartFailedReport(command.Key, failure.Failure, failure.Message);
            }
            catch (Exception failure) when (failure is BackendException or IOException or UnauthorizedAccessException)
            {
                // A node that does not answer is logged once for the node, and a failure that repeats once.
                if (failure is BackendException { Failure: BackendFailure.Unreachable })
                    HostingLog.ServiceUnreachable(logger, command.Key, command.Node, failure.Message);
                else if (failure.Message != logged)
                    HostingLog.CommandDelayed(logger, command.GetType().Name, command.Key, command.Node, failure.Message);
                logged = failure.Message;
                inbox.Post(new DelayedReport(command.Key, failure.Message));
            }

            await DelayAsync(delay, giveUp.Token);
        }

        return null;
    }

    private async Task<CommandReport> TryAsync(Command command, long epoch, CancellationToken stopping)
    {
        switch (command)
        {
            case StartCommand start:
                var spec = specs.Build(start.Execution, start.Service, epoch);
                return new StartedReport(await backend.StartAsync(spec, start.Node, stopping));
            case StopCommand stop:
                if (stop.LogsFirst) await logs.CollectRestAsync(stop.Key, stop.Node, stopping);
                logs.Find(stop.Key)?.ExpectRemoval();
                await backend.StopAsync(stop.Key, stop.Node, stop.Grace, stopping);
                return new StoppedReport(stop.Key, stop.Node);
            default:
                throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command));
        }
    }

    /// <summary>
    /// A start that was rejected, or found its node full or gone from the configuration, is decided anew. A stop never
    /// gives up, and neither does a start of which nobody knows whether it took effect.
    /// </summary>
    private static bool IsFinal(Command command, BackendException failure) =>
        command is StartCommand && failure.Failure is not BackendFailure.Unreachable;

    private async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller looks at the token.
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
