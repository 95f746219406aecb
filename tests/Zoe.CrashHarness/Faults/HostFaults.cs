using System.Data.Common;
using Zoe.CrashHarness.Checks;
using Zoe.CrashHarness.Hosts;
using Zoe.CrashHarness.Stores;

namespace Zoe.CrashHarness.Faults;

/// <summary>Faults of the hosts of a deployment.</summary>
internal sealed class HostFaults(IReadOnlyList<HostProcess> hosts, IStoreReader store)
{
    private static readonly TimeSpan TakeoverLimit = TimeSpan.FromSeconds(40);

    public IEnumerable<Fault> All
    {
        get
        {
            yield return new Fault("kill-host", 8, context => WithHostAsync(context, KillAsync));
            yield return new Fault("kill-starting-host", 4, context => WithHostAsync(context, KillStartingAsync));
            yield return new Fault("stop-host", 4, context => WithHostAsync(context, StopAsync));
            yield return new Fault("pause-host", 4, context => WithHostAsync(context, PauseAsync));
            if (hosts.Count > 1) yield return new Fault("pause-leader-past-lease", 2, context => WithHostAsync(context, PausePastLeaseAsync));
        }
    }

    private static async Task KillAsync(HostProcess host, FaultContext context)
    {
        await host.KillAsync();
        await context.DelayAsync(0, 1000);
        host.Start();
    }

    private static async Task KillStartingAsync(HostProcess host, FaultContext context)
    {
        await host.KillAsync();
        host.Start();
        await context.DelayAsync(50, 3000);
        await host.KillAsync();
        host.Start();
    }

    private static async Task StopAsync(HostProcess host, FaultContext context)
    {
        var exitCode = await host.TerminateAsync();
        if (exitCode is null)
            throw new ViolationException(new("I8", $"Host {host.Name} (process {host.ProcessId}) did not end within half a minute after SIGTERM"));
        await context.DelayAsync(0, 500);
        host.Start();
    }

    private static async Task PauseAsync(HostProcess host, FaultContext context)
    {
        host.Signal("STOP");
        await context.DelayAsync(200, 4000);
        host.Signal("CONT");
    }

    /// <summary>Until another host has taken over, and a little longer.</summary>
    private async Task PausePastLeaseAsync(HostProcess host, FaultContext context)
    {
        if (await FindLeaderAsync(context.CancellationToken) != host || await ReadEpochAsync(context.CancellationToken) is not { } before) return;
        host.Signal("STOP");
        try
        {
            var begun = Environment.TickCount64;
            while ((await ReadEpochAsync(context.CancellationToken) ?? before) == before)
            {
                if (Environment.TickCount64 - begun > TakeoverLimit.TotalMilliseconds)
                    throw new ViolationException(new("P4", $"No host took over from {host.Name}, paused as the leader of epoch {before}, within {TakeoverLimit.TotalSeconds} s"));
                await Task.Delay(200, context.CancellationToken);
            }

            await context.DelayAsync(500, 2000);
        }
        finally
        {
            host.Signal("CONT");
        }
    }

    private async Task<long?> ReadEpochAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadAsync(cancellationToken)).Epoch;
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>The leader twice as often as any host.</summary>
    private async Task WithHostAsync(FaultContext context, Func<HostProcess, FaultContext, Task> act)
    {
        var host = (context.Random.Next(3) < 2 ? await FindLeaderAsync(context.CancellationToken) : null) ?? hosts[context.Random.Next(hosts.Count)];
        await host.Turn.WaitAsync(context.CancellationToken);
        try
        {
            if (host.IsRunning) await act(host, context);
        }
        finally
        {
            host.Turn.Release();
        }
    }

    private async Task<HostProcess?> FindLeaderAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindLeaderAsync(hosts, cancellationToken);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
