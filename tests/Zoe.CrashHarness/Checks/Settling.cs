using System.Data.Common;
using Shouldly;
using Zoe.CrashHarness.Journals;
using Zoe.CrashHarness.Runs;
using Zoe.CrashHarness.Stores;
using Zoe.CrashHarness.Workloads;

namespace Zoe.CrashHarness.Checks;

/// <summary>
/// Waits after the faults until everything that was asked for has been done: all hosts are ready, jobs have ended, what is to run
/// runs, nothing else does, and all hosts report the same.
/// </summary>
internal sealed class Settling(Deployment deployment, ApiClient api, TimeSpan limit)
{
    // Services record themselves each second; a machine that is busy is later.
    private const double SilenceSeconds = 5;

    /// <summary>How often hosts ended by themselves and were started again.</summary>
    public int UnexpectedExits { get; private set; }

    /// <summary>What is stored when all is done; throws when that takes too long.</summary>
    public async Task<StoreSnapshot> WaitAsync(CancellationToken cancellationToken)
    {
        var begun = Environment.TickCount64;
        string? last = null;
        while (true)
        {
            var (snapshot, problem) = await FindProblemAsync(cancellationToken);
            if (problem is null) return snapshot!;
            if (problem.Message != last) deployment.Clients.Write($"Settling: {problem}");
            last = problem.Message;
            if (Environment.TickCount64 - begun > limit.TotalMilliseconds)
                throw new ViolationException(new(problem.Invariant, $"{problem.Message}; still so {limit.TotalSeconds} s after the last fault"));
            await Task.Delay(250, cancellationToken);
        }
    }

    private async Task<(StoreSnapshot? Snapshot, Violation? Problem)> FindProblemAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await deployment.SuperviseAsync(cancellationToken))
        {
            UnexpectedExits++;
            deployment.Clients.Write($"Host {name} has ended by itself and is started again");
        }

        foreach (var host in deployment.Hosts)
            if (!await host.IsHealthyAsync("ready", cancellationToken)) return (null, new("I8", $"Host {host.Name} is not ready"));
        try
        {
            var before = await deployment.Store.ReadAsync(cancellationToken);
            if (FindUnfinished(before) is { } unfinished) return (null, unfinished);
            if (await CompareServicesAsync(before, cancellationToken) is { } difference) return (null, difference);
            foreach (var host in deployment.ApiHosts)
            {
                var statistics = await api.GetAsync(host, "statistics/scheduler", cancellationToken);
                if (FindWrongStatistics(host.Name, statistics, before) is { } wrong) return (null, wrong);
            }

            return (before, null);
        }
        catch (DbException failure)
        {
            return (null, new("I8", $"The store cannot be read: {failure.Message}"));
        }
        catch (ShouldAssertException failure)
        {
            return (null, new("I8", $"The engine cannot be asked: {failure.Message}"));
        }
    }

    private Violation? FindUnfinished(StoreSnapshot snapshot)
    {
        foreach (var submission in deployment.Clients.Submissions)
        {
            if (submission.Id is null && snapshot.ByName[submission.Name].FirstOrDefault() is { } found) submission.Id = found.Id;
            if (submission is not { TerminationAcknowledged: true, Id: { } id }) continue;
            if (snapshot.Executions.TryGetValue(id, out var asked) && !asked.HasEnded)
                return new("I8", $"The termination of execution {id} ({asked.Name}) was acknowledged, and it is {asked.Status}");
        }

        var serving = deployment.Clients.Submissions.Where(one => one.Serves).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        var admitted = snapshot.Executions.Values.Count(execution => execution.IsAdmitted);
        foreach (var execution in snapshot.Executions.Values)
        {
            var isDone = execution.HasEnded
                || (execution.Status == "running" && serving.Contains(execution.Name))
                || (execution.Status == "submitted" && admitted >= Deployment.Quota);
            if (!isDone) return new("progress", $"Execution {execution.Id} ({execution.Name}) is {execution.Status} while {admitted} are admitted");
        }

        return null;
    }

    private async Task<Violation?> CompareServicesAsync(StoreSnapshot snapshot, CancellationToken cancellationToken)
    {
        var running = snapshot.Services.Where(service => snapshot.Executions[service.ExecutionId].Status == "running").ToList();
        foreach (var service in running)
            if (service.Status is not ("active" or "inactive")) return new("progress", $"{service} of a running execution is not active");

        if (!deployment.Cluster.RunsProbes) return null;
        var present = (await deployment.Cluster.ListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        deployment.Services.Read();
        foreach (var service in running.Where(service => service.Status == "active"))
        {
            var attempt = deployment.Cluster.AttemptOf(service);
            if (!present.Remove(attempt)) return new("I5", $"{service} is active, and there is no {attempt}");
            if (deployment.Services.Find(attempt) is not { ExitCode: null } instance || Uptime.Seconds - instance.LastSeen > SilenceSeconds)
                return new("I5", $"{service} is active, and {attempt} has not recorded that it runs");
        }

        return present.Count == 0 ? null : new("I5", $"{string.Join(", ", present)} is there without an active service");
    }

    private static Violation? FindWrongStatistics(string host, ApiAnswer answer, StoreSnapshot snapshot)
    {
        if (!answer.Succeeded) return new("I8", $"Host {host} does not answer: {answer}");
        var placed = snapshot.Services.Where(service => service.Node is not null).ToLookup(service => service.Node!, service => service.Id);
        foreach (var node in answer.Json["platform_stats"]!["nodes"]!.AsArray())
        {
            var name = node!["name"]!.GetValue<string>();
            if (node["status"]!.GetValue<string>() != "online") return new("I8", $"Node {name} is not online at host {host}");
            var shown = node["services"]!.AsArray().Select(id => id!.GetValue<long>());
            if (!shown.Order().SequenceEqual(placed[name].Order()))
                return new("I4", $"Host {host} shows other services on {name} than the store: {node["services"]!.ToJsonString()}, not {string.Join(',', placed[name])}");
            var (reserved, total) = (node["memory_reserved"]!.GetValue<long>(), node["memory_total"]!.GetValue<long>());
            if (reserved != placed[name].Count() * ZApps.ServiceMemory || reserved > total)
                return new("I4", $"Host {host} shows {reserved} of {total} bytes reserved on {name} for {placed[name].Count()} services");
        }

        return null;
    }

}
