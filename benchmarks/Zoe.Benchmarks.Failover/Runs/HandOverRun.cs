using System.Diagnostics;
using Zoe.Benchmarks.Failover.Hosts;
using Zoe.Client;

namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>Ends the leader and measures until a submission through another host is running.</summary>
internal sealed class HandOverRun(ThreeHosts hosts, RunningWork work, string application, TimeSpan pause, TextWriter progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private int _submissions;

    public async Task<HandOverResult> RunAsync(LeaderEnd end, int rounds)
    {
        var times = new List<HandOverTime>();
        for (var round = 1; round <= rounds; round++)
        {
            var (leader, epoch) = await hosts.FindLeaderAsync();
            var other = hosts.Webs.First(web => web != leader);
            // Without a hand-over; connections and code of the host are warm then.
            var usual = await TimeAsync(Stopwatch.GetTimestamp(), RunOneAsync(other.Client));
            var time = (await EndAsync(leader, end, other, epoch)) with { Usual = usual };
            await RecoverAsync(leader, end, epoch);
            await work.CheckAsync(other.Client);
            times.Add(time);
            await progress.WriteLineAsync(FormattableString.Invariant(
                $"{end} {round}/{rounds}: {leader.Name} led, next leader after {time.Leader:0.000} s, running after {time.Running:0.000} s, without a hand-over {time.Usual:0.000} s"));
        }

        return new HandOverResult(end.ToString(), times);
    }

    private async Task<HandOverTime> EndAsync(IHostProcess leader, LeaderEnd end, WebHostProcess other, long epoch)
    {
        using var limit = new CancellationTokenSource(Patience);
        var signal = end switch { LeaderEnd.Kill => "KILL", LeaderEnd.Stop => "TERM", _ => "STOP" };
        await ProcessSignal.SendAsync(leader.ProcessId, signal);
        var since = Stopwatch.GetTimestamp();
        var led = TimeAsync(since, hosts.WaitForEpochAfterAsync(epoch, limit.Token));
        var running = TimeAsync(since, RunOneAsync(other.Client));
        return new HandOverTime(leader.Name, await led, await running);
    }

    private static async Task<double> TimeAsync(long since, Task task)
    {
        await task;
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    /// <summary>Starts the former leader again; one that was paused continues, and must change nothing.</summary>
    private async Task RecoverAsync(IHostProcess leader, LeaderEnd end, long epoch)
    {
        if (end is LeaderEnd.Pause)
        {
            await Task.Delay(pause, TimeProvider.System);
            var before = (await hosts.FindLeaderAsync(exceptPaused: leader)).Epoch;
            await ProcessSignal.SendAsync(leader.ProcessId, "CONT");
            await hosts.WaitForFollowerAsync(leader, before);
            return;
        }

        await leader.WaitForExitAsync();
        await leader.StartAsync();
        var after = (await hosts.FindLeaderAsync()).Epoch;
        if (after <= epoch) throw new InvalidOperationException($"The epoch is {after}; it was {epoch}.");
    }

    /// <summary>Submits an execution, again with the same key after a failure, and waits until it runs or has run.</summary>
    private async Task RunOneAsync(ZoeClient client)
    {
        using var limit = new CancellationTokenSource(Patience);
        var key = FormattableString.Invariant($"failover-{++_submissions}");
        long id;
        while (true)
        {
            try
            {
                id = await client.SubmitAsync("probe", application, new SubmissionOptions { IdempotencyKey = key }, limit.Token);
                break;
            }
            catch (ZoeApiException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
            }
        }

        while ((await client.GetExecutionAsync(id, limit.Token)).Status is "submitted" or "queued" or "starting") await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }
}
