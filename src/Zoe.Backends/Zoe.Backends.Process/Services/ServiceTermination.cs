using Zoe.Backends.Process.Native;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>Ends services with all their processes.</summary>
internal sealed class ServiceTermination(DescriptorPoll poll, TimeProvider time)
{
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Sends SIGTERM to the processes of a service, kills those that have not ended within <paramref name="grace"/>, and
    /// returns when all have ended and the end was reported.
    /// </summary>
    /// <exception cref="BackendException">Processes do not end although they were killed.</exception>
    public async Task EndAsync(ProcessService service, TimeSpan grace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        service.Stopping = true;
        try
        {
            if (grace > TimeSpan.Zero && !service.Ended.IsCompleted) await SignalAsync(service, grace, cancellationToken);
            await KillRemainingAsync(service);
            await service.Ended.WaitAsync(cancellationToken);
        }
        finally
        {
            service.Stopping = false;
        }
    }

    /// <summary>Kills all processes of a service that have not ended, its shell included.</summary>
    public async Task KillRemainingAsync(ProcessService service)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var processes = OpenProcesses(service);
            try
            {
                if (processes.Count == 0) return;
                service.Killed = true;
                KillAll(service, processes);
                await Task.WhenAll(processes.Select(process => process.Exited))
                    .WaitAsync(KillTimeout, time, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                throw CreateKillFailure(service, processes);
            }
            finally
            {
                processes.ForEach(process => process.Dispose());
            }

            if (time.GetElapsedTime(start) > KillTimeout) throw CreateKillFailure(service, processes);
        }
    }

    private async Task SignalAsync(ProcessService service, TimeSpan grace, CancellationToken cancellationToken)
    {
        var processes = OpenProcesses(service);
        try
        {
            processes.ForEach(process => process.Signal(Libc.Terminate));
            await Task.WhenAll(processes.Select(process => process.Exited)).WaitAsync(grace, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return;
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private List<ProcessHandle> OpenProcesses(ProcessService service) =>
        MarkedProcesses.Open(poll, service.Record.Mark, service.Record.Groups, service.Process);

    // The process group is killed too while its leader has the number: members that cleared their environment are not
    // found otherwise where there are no control groups.
    private static void KillAll(ProcessService service, List<ProcessHandle> processes)
    {
        if (service.Process is { Exited.IsCompleted: false } leader) _ = Libc.SendSignal(-leader.Pid, Libc.Kill);
        processes.ForEach(process => process.Signal(Libc.Kill));
    }

    private static BackendException CreateKillFailure(ProcessService service, List<ProcessHandle> processes) => new(
        BackendFailure.Retryable,
        $"Processes of {service.Key} do not end although they were killed: "
        + string.Join(", ", processes.Where(process => !process.Exited.IsCompleted).Select(process => process.Pid)));
}
