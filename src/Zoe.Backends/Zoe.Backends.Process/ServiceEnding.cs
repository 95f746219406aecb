namespace Zoe.Backends.Process;

/// <summary>Ends services with all their processes.</summary>
internal sealed class ServiceEnding(DescriptorPoll poll, TimeProvider time)
{
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Asks the processes of a service to end, kills what has not ended within <paramref name="grace"/>, and returns
    /// when all have ended and the end was told.
    /// </summary>
    public async Task EndAsync(ProcessService service, TimeSpan grace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        service.Stopping = true;
        try
        {
            if (grace > TimeSpan.Zero && !service.Ended.IsCompleted) await AskAsync(service, grace, cancellationToken);
            await KillRestAsync(service);
            await service.Ended.WaitAsync(cancellationToken);
        }
        finally
        {
            service.Stopping = false;
        }
    }

    /// <summary>Kills all processes of a service that are still there, its shell included.</summary>
    public async Task KillRestAsync(ProcessService service)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var processes = MarkedProcesses.Open(poll, service.Record.Mark, service.Process);
            try
            {
                if (processes.Count == 0) return;
                service.Killed = true;
                KillAll(service, processes);
                await Task.WhenAll(processes.Select(process => process.Exited))
                    .WaitAsync(KillPatience, time, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                throw Unkillable(service, processes);
            }
            finally
            {
                processes.ForEach(process => process.Dispose());
            }

            if (time.GetElapsedTime(begun) > KillPatience) throw Unkillable(service, processes);
        }
    }

    private async Task AskAsync(ProcessService service, TimeSpan grace, CancellationToken cancellationToken)
    {
        var processes = MarkedProcesses.Open(poll, service.Record.Mark, service.Process);
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

    // The process group is killed, too, as long as its leader holds the number: it may have members that cleared
    // their environment.
    private static void KillAll(ProcessService service, List<ProcessHandle> processes)
    {
        if (service.Process is { Exited.IsCompleted: false } leader) _ = Libc.SendSignal(-leader.Pid, Libc.Kill);
        processes.ForEach(process => process.Signal(Libc.Kill));
    }

    private static BackendException Unkillable(ProcessService service, List<ProcessHandle> processes) => new(
        BackendFailure.Retryable,
        $"Processes of {service.Key} do not end although they were killed: "
        + string.Join(", ", processes.Where(process => !process.Exited.IsCompleted).Select(process => process.Pid)));
}
