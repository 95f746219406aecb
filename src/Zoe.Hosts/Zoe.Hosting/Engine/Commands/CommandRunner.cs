using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Health;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>Runs one command on the backend, with retries.</summary>
internal sealed class CommandRunner(
    IBackend backend, HostRole role, EngineHealth health, ServiceSpecs specs, LogCollectors logs, CommandTelemetry telemetry, TimeProvider time,
    ILogger<CommandRunner> logger)
{
    private static readonly ExponentialBackoff Backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15));

    /// <summary>
    /// Returns the report for the engine, or null when the command is <paramref name="superseded"/> or the engine is
    /// <paramref name="stopping"/>. A running call to the backend is not cancelled when superseded: a partial start is
    /// worse than a redundant one.
    /// </summary>
    public async Task<CommandReport?> RunAsync(
        Command command, long epoch, EngineInbox inbox, CancellationToken superseded, CancellationToken stopping)
    {
        string? logged = null;
        for (var failures = 1; !superseded.IsCancellationRequested && !stopping.IsCancellationRequested; failures++)
        {
            try
            {
                return await telemetry.ObserveAsync(command, () => TryAsync(command, epoch, stopping));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return null;
            }
            catch (FencedException)
            {
                HostingLog.CommandFenced(logger, command.GetType().Name, command.Key, command.Node);
                return null;
            }
            catch (StoreUnavailableException failure)
            {
                if (failure.Message != logged) HostingLog.CommandDelayed(logger, command.GetType().Name, command.Key, command.Node, failure.Message);
                logged = failure.Message;
            }
            catch (BackendException failure) when (command is StopCommand && failure.Failure is BackendFailure.NotFound)
            {
                // The node is no longer configured: its containers are permanently unreachable.
                HostingLog.CommandFailed(logger, command.GetType().Name, command.Key, command.Node, failure.Message);
                return new StoppedReport(command.Key, command.Node);
            }
            catch (BackendException failure) when (IsFinal(command, failure))
            {
                HostingLog.CommandFailed(logger, command.GetType().Name, command.Key, command.Node, failure.Message);
                return new StartFailedReport(command.Key, failure.Failure, failure.Message);
            }
            catch (Exception failure) when (failure
                is BackendException or IOException or UnauthorizedAccessException or OperationCanceledException or TimeoutException)
            {
                // Also an exception that drivers should not throw, such as that of a request's time-out: the result is unknown.
                // Unreachable nodes are logged once per node, repeated failures once.
                if (failure is BackendException { Failure: BackendFailure.Unreachable })
                    HostingLog.ServiceUnreachable(logger, command.Key, command.Node, failure.Message);
                else if (failure.Message != logged)
                    HostingLog.CommandDelayed(logger, command.GetType().Name, command.Key, command.Node, Describe(failure));
                logged = failure.Message;
                inbox.Post(new DelayedReport(command.Key, failure.Message));
            }
            catch (Exception failure)
            {
                // An error of the driver or of the engine must not leave the service without an owner.
                HostingLog.CommandFailedUnexpectedly(logger, failure, command.GetType().Name, command.Key, command.Node);
                health.Raise(HealthConditions.UnexpectedError, $"A command failed in an unexpected way: {failure.Message} The log has details.");
                inbox.Post(new DelayedReport(command.Key, failure.Message));
            }

            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(superseded, stopping);
            await DelayAsync(Backoff.After(failures), giveUp.Token);
        }

        return null;
    }

    private async Task<CommandReport> TryAsync(Command command, long epoch, CancellationToken stopping)
    {
        // A process that was paused may have been replaced meanwhile.
        await role.ConfirmAsync(stopping);
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
    /// A start that was rejected, or whose node is full or no longer configured, is rescheduled. A stop is always
    /// retried, and so is a start with an unknown result.
    /// </summary>
    private static bool IsFinal(Command command, BackendException failure) =>
        command is StartCommand && failure.Failure is not BackendFailure.Unreachable;

    private static string Describe(Exception failure) =>
        failure is BackendException or IOException or UnauthorizedAccessException ? failure.Message : failure.ToString();

    private async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller checks the token.
        }
    }
}
