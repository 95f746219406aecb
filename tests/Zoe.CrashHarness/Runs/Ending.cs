using Zoe.CrashHarness.Checks;
using Zoe.CrashHarness.Workloads;

namespace Zoe.CrashHarness.Runs;

/// <summary>The end of a run: everything is terminated and deleted, and nothing may be left.</summary>
internal sealed class Ending(Deployment deployment, Settling settling, ApiClient api)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var snapshot = await settling.WaitAsync(cancellationToken);
        var host = deployment.ApiHosts.First();
        foreach (var submission in deployment.Clients.Submissions)
        {
            if (submission.Id is not { } id || !snapshot.Executions.TryGetValue(id, out var execution) || execution.HasEnded) continue;
            await RequireAsync(api.DeleteAsync(host, $"execution/{id}", cancellationToken));
            submission.TerminationAcknowledged = true;
        }

        snapshot = await settling.WaitAsync(cancellationToken);
        if (snapshot.Executions.Values.FirstOrDefault(execution => !execution.HasEnded) is { } active)
            throw new ViolationException(new("I8", $"{active} does not end"));
        foreach (var id in snapshot.Executions.Keys) await RequireAsync(api.DeleteAsync(host, $"execution/delete/{id}", cancellationToken));
        if (await deployment.Store.CountRowsAsync(cancellationToken) is var rows and > 0)
            throw new ViolationException(new("I5", $"{rows} rows are left when all executions are deleted"));
        if (await deployment.Cluster.ListAsync(cancellationToken) is [_, ..] left)
            throw new ViolationException(new("I5", $"{string.Join(", ", left)} is left when all executions are deleted"));
        foreach (var one in deployment.Hosts)
        {
            var exitCode = await one.TerminateAsync();
            if (exitCode != 0) throw new ViolationException(new("I8", $"Host {one.Name} ended with {exitCode?.ToString() ?? "no exit code within half a minute"} after SIGTERM"));
        }
    }

    private static async Task RequireAsync(Task<ApiAnswer> request)
    {
        if (await request is { Succeeded: false } answer) throw new ViolationException(new("I8", $"A termination or deletion without faults failed: {answer}"));
    }
}
