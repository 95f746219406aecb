using Zoe.CrashHarness.Runs;
using Zoe.CrashHarness.Stores;
using Zoe.CrashHarness.Workloads;

namespace Zoe.CrashHarness.Checks;

/// <summary>What must hold after each round, whatever the faults were.</summary>
internal sealed class RoundChecks(Deployment deployment, ApiClient api)
{
    private static readonly TimeSpan PageLimit = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, StoredExecution> _ended = [];
    private readonly HashSet<long> _known = [];
    private readonly List<Uri> _formerLinks = [];
    private StoreSnapshot? _former;
    private int _checkedStarts;

    /// <param name="snapshot">What is stored when everything has settled.</param>
    /// <param name="mayEndServices">Whether a fault ended services.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(StoreSnapshot snapshot, bool mayEndServices, CancellationToken cancellationToken)
    {
        deployment.Services.Read();
        if (!mayEndServices && deployment.Cluster.RunsProbes) CheckAdoption(snapshot);
        _former = snapshot;
        CheckSubmissions(snapshot);
        await CheckEndedAsync(snapshot, cancellationToken);
        CheckServices(snapshot);
        await CheckLinksAsync(snapshot, cancellationToken);
        if (await deployment.Cluster.FindForeignDamageAsync(cancellationToken) is { } damage) throw new ViolationException(new("I6", damage));
        foreach (var host in deployment.Hosts)
            if (!await host.IsHealthyAsync("live", cancellationToken)) throw new ViolationException(new("I8", $"Host {host.Name} reports that it is not alive"));
        ForgetDeleted(snapshot);
    }

    /// <summary>I2: once when acknowledged, at most once when not answered, never when refused.</summary>
    private void CheckSubmissions(StoreSnapshot snapshot)
    {
        foreach (var submission in deployment.Clients.Submissions)
        {
            var stored = snapshot.ByName[submission.Name].ToList();
            if (stored.Count > 1) Fail("I2", $"{submission.Name} is stored {stored.Count} times: {string.Join(", ", stored)}");
            if (stored.Count == 1 && stored[0].Id != submission.Id) Fail("I2", $"{submission.Name} was acknowledged as execution {submission.Id} and is stored as {stored[0]}");
            if (stored.Count == 1 && submission.IsRefused) Fail("I2", $"{submission.Name} was refused and is stored as {stored[0]}");
            if (stored.Count == 1 && submission.DeletionAcknowledged) Fail("I2", $"The deletion of {submission.Name} was acknowledged, and it is stored as {stored[0]}");
            if (stored.Count == 0 && submission is { IsAcknowledged: true, DeletionRequested: false }) Fail("I2", $"{submission.Name} was acknowledged as execution {submission.Id} and is lost");
        }

        var names = deployment.Clients.Submissions.Select(submission => submission.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var execution in snapshot.Executions.Values)
            if (!names.Contains(execution.Name)) Fail("I2", $"{execution} was never submitted, or was deleted before");
    }

    /// <summary>I3: ended executions do not change, and came there by legal transitions; success was recorded by the monitor itself.</summary>
    private async Task CheckEndedAsync(StoreSnapshot snapshot, CancellationToken cancellationToken)
    {
        var fresh = new List<StoredExecution>();
        foreach (var execution in snapshot.Executions.Values.Where(execution => execution.HasEnded))
        {
            if (!_ended.TryGetValue(execution.Id, out var former)) fresh.Add(execution);
            else if (former != execution) Fail("I3", $"An ended execution has changed from {former} to {execution}");
        }

        if (fresh.Count == 0) return;
        var transitions = (await deployment.Store.ReadTransitionsAsync(fresh.Select(execution => execution.Id), cancellationToken))
            .ToLookup(transition => transition.ExecutionId);
        foreach (var execution in fresh)
        {
            if (Transitions.Check(execution, [.. transitions[execution.Id]]) is { } illegal) throw new ViolationException(illegal);
            if (execution.HasSucceeded && deployment.Cluster.RunsProbes && deployment.Services.FindSuccess(execution.Id, "main0") is null)
                Fail("I3", $"{execution} has ended successfully, which its monitor has not recorded");
            _ended.Add(execution.Id, execution);
        }
    }

    /// <summary>P4: what ran before the round and after it is the same process, whatever happened to hosts and stores.</summary>
    private void CheckAdoption(StoreSnapshot snapshot)
    {
        var now = snapshot.Services.Where(service => service.Status == "active").ToDictionary(service => service.Id);
        foreach (var before in _former?.Services.Where(service => service.Status == "active") ?? [])
        {
            if (now.TryGetValue(before.Id, out var after) && after.Attempt != before.Attempt)
                Fail("P4", $"{before} was replaced by attempt {after.Attempt}, and no fault had ended it");
        }
    }

    /// <summary>P1: what has started is stored, or was until it was deleted.</summary>
    private void CheckServices(StoreSnapshot snapshot)
    {
        _known.UnionWith(snapshot.Executions.Keys);
        _known.UnionWith(deployment.Clients.Submissions.Select(submission => submission.Id).OfType<long>());
        foreach (var instance in deployment.Services.Instances.Skip(_checkedStarts))
            if (!_known.Contains(instance.ExecutionId)) Fail("P1", $"{instance.Service} of execution {instance.ExecutionId} has started ({instance.Id}), and that execution is not stored");
        _checkedStarts = deployment.Services.Starts;
    }

    /// <summary>I7: links lead to the running service, and nowhere after its end.</summary>
    private async Task CheckLinksAsync(StoreSnapshot snapshot, CancellationToken cancellationToken)
    {
        foreach (var former in _formerLinks.TakeLast(3))
        {
            var gone = await api.GetPageAsync(former, cancellationToken);
            if (gone.Status != 404) Fail("I7", $"The link {former} of an ended execution answers {gone}");
        }

        _formerLinks.Clear();
        foreach (var submission in deployment.Clients.Submissions.Where(one => one is { Serves: true, Id: not null }))
        {
            if (!snapshot.Executions.TryGetValue(submission.Id!.Value, out var execution)) continue;
            if (execution.HasEnded && submission.Link is { } link) _formerLinks.Add(link);
            if (execution.Status == "running") await FollowLinkAsync(submission, snapshot, cancellationToken);
            else submission.Link = null;
        }
    }

    private async Task FollowLinkAsync(Submitted submission, StoreSnapshot snapshot, CancellationToken cancellationToken)
    {
        var host = deployment.ApiHosts.ElementAt((int)(submission.Id!.Value % deployment.ApiHosts.Count()));
        var answer = await api.GetAsync(host, $"execution/endpoints/{submission.Id}", cancellationToken);
        if (!answer.Succeeded || answer.Json["endpoints"]!.AsArray() is not [{ } endpoint])
        {
            Fail("I7", $"Execution {submission.Id} runs, and host {host.Name} gives no link: {answer}");
            return;
        }

        submission.Link = new Uri(host.Url, endpoint[2]!.GetValue<string>());
        if (!deployment.Cluster.RunsProbes) return;
        var web = snapshot.Services.Single(service => service.ExecutionId == submission.Id && service.Name == "web0");
        var page = await GetPageAsync(submission.Link, cancellationToken);
        var expected = $"{submission.Id} web0 {deployment.Services.Find(deployment.Cluster.AttemptOf(web))?.Id}";
        if (page.Body.Trim() != expected) Fail("I7", $"The link {submission.Link} should lead to '{expected}' and answers {page}");
    }

    /// <summary>Repeated while there is none: services with few cores are slow on a busy machine.</summary>
    private async Task<ApiAnswer> GetPageAsync(Uri link, CancellationToken cancellationToken)
    {
        var begun = Environment.TickCount64;
        while (true)
        {
            var page = await api.GetPageAsync(link, cancellationToken);
            if (page.Succeeded || Environment.TickCount64 - begun > PageLimit.TotalMilliseconds) return page;
        }
    }

    private void ForgetDeleted(StoreSnapshot snapshot)
    {
        var gone = deployment.Clients.Submissions
            .Where(one => one.DeletionAcknowledged || (one.IsRefused && one.Path != "execution")).ToHashSet();
        deployment.Clients.Forget(gone);
        foreach (var id in _ended.Keys.Where(id => !snapshot.Executions.ContainsKey(id)).ToList()) _ended.Remove(id);
    }

    private static void Fail(string invariant, string message) => throw new ViolationException(new(invariant, message));
}
