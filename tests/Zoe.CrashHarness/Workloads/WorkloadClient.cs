using System.Globalization;
using System.Text.Json.Nodes;
using Zoe.CrashHarness.Checks;
using Zoe.CrashHarness.Clusters;
using Zoe.CrashHarness.Hosts;
using Zoe.CrashHarness.Journals;

namespace Zoe.CrashHarness.Workloads;

/// <summary>
/// One of several concurrent clients: it submits, restarts, terminates and deletes, one request after the other, each at one of
/// the hosts, and repeats what was not answered. It handles only its own executions, so that it knows what to expect.
/// </summary>
internal sealed class WorkloadClient(int number, IReadOnlyList<HostProcess> hosts, ICluster cluster, ClientJournal journal) : IDisposable
{
    private const int MaxServers = 2;

    // As long as a host takes to start on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ApiClient _api = new();
    private readonly ZApps _zapps = new(cluster);
    private readonly List<Submitted> _own = [];
    private Random _random = new(0);
    private int _round;
    private int _count;

    public async Task RunAsync(int round, Random random, CancellationToken cancellationToken)
    {
        (_round, _random, _count) = (round, random, 0);
        _own.RemoveAll(submission => submission.DeletionAcknowledged);
        for (var i = random.Next(cluster.MaxRequests / 2, cluster.MaxRequests + 1); i > 0; i--)
        {
            await ActAsync(cancellationToken);
            await Task.Delay(random.Next(0, 350), cancellationToken);
        }
    }

    public void Dispose() => _api.Dispose();

    private Task ActAsync(CancellationToken cancellationToken)
    {
        var servers = _own.Where(one => one is { Serves: true, Id: not null, TerminationAcknowledged: false }).ToList();
        if (servers.Count > MaxServers) return TerminateAsync(servers[0], cancellationToken);
        var known = _own.Where(one => one is { Id: not null, DeletionRequested: false }).ToList();
        return _random.Next(100) switch
        {
            < 22 => SubmitAsync(_zapps.Job(_random), serves: false, hasKey: true, cancellationToken),
            < 40 => SubmitAsync(_zapps.Server(_random), serves: true, hasKey: true, cancellationToken),
            < 46 => SubmitAsync(_zapps.Job(_random), serves: false, hasKey: false, cancellationToken),
            < 50 => SubmitOversizedAsync(cancellationToken),
            < 60 => SubmitBatchAsync(cancellationToken),
            < 66 => RepeatAsync(cancellationToken),
            < 73 when Pick(known) is { } former => RestartAsync(former, cancellationToken),
            < 86 when Pick(known) is { } one => TerminateAsync(one, cancellationToken),
            _ when Pick(known) is { } one => DeleteAsync(one, cancellationToken),
            _ => SubmitAsync(_zapps.Job(_random), serves: false, hasKey: true, cancellationToken),
        };
    }

    private Task SubmitAsync(JsonObject application, bool serves, bool hasKey, CancellationToken cancellationToken)
    {
        var submission = Create(serves, hasKey, "execution", name => new JsonObject { ["name"] = name, ["application"] = application });
        return SendAsync(submission, cancellationToken);
    }

    private Task RestartAsync(Submitted former, CancellationToken cancellationToken) => SendAsync(
        Create(former.Serves, hasKey: true, $"execution/{former.Id}/restart", name => new JsonObject { ["name"] = name }), cancellationToken);

    private async Task SubmitOversizedAsync(CancellationToken cancellationToken)
    {
        var submission = Create(
            serves: false, hasKey: true, "execution", name => new JsonObject { ["name"] = name, ["application"] = _zapps.Oversized() });
        await SendAsync(submission, cancellationToken);
        if (submission.Id is not null)
            throw new ViolationException(new("I4", $"{submission.Name} reserves more memory than the quota and was accepted"));
    }

    private Submitted Create(bool serves, bool hasKey, string path, Func<string, JsonObject> body)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"r{_round}-c{number}-{_count++}");
        var submission = new Submitted(name, hasKey ? "key of " + name : null, serves, _round) { Path = path, Body = body(name).ToJsonString() };
        journal.Add(submission);
        _own.Add(submission);
        return submission;
    }

    /// <summary>Repeats a submission with a key until it is answered, or for some time.</summary>
    private async Task SendAsync(Submitted submission, CancellationToken cancellationToken)
    {
        var mayBeStored = false;
        var begun = Environment.TickCount64;
        while (Environment.TickCount64 - begun < Patience.TotalMilliseconds)
        {
            var answer = await _api.PostAsync(PickHost(), submission.Path, submission.Body, submission.Key, cancellationToken);
            journal.Write($"POST {submission.Path} {submission.Name} key={submission.Key is not null}", answer);
            if (answer.Succeeded)
            {
                Acknowledge(submission, answer.Json["execution_id"]!.GetValue<long>());
                await ReadBackAsync(submission, cancellationToken);
                return;
            }

            submission.IsRefused = !mayBeStored && (answer.IsRefused || answer.IsNotStored);
            mayBeStored |= !submission.IsRefused;
            if (answer.IsRefused || submission.Key is null) return;
            await Task.Delay(_random.Next(50, 800), cancellationToken);
        }
    }

    /// <summary>Repeats one that was answered, also one whose execution was deleted.</summary>
    private async Task RepeatAsync(CancellationToken cancellationToken)
    {
        if (Pick(_own.Where(one => one is { Key: not null, IsAcknowledged: true, Path: "execution" })) is { } submission)
        {
            var answer = await _api.PostAsync(PickHost(), submission.Path, submission.Body, submission.Key, cancellationToken);
            journal.Write($"POST again {submission.Name}", answer);
            if (answer.Succeeded) Acknowledge(submission, answer.Json["execution_id"]!.GetValue<long>());
        }
    }

    private async Task SubmitBatchAsync(CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Create(
            serves: false, hasKey: false, "execution/batch", name => new JsonObject { ["name"] = name, ["application"] = _zapps.Job(_random) })).ToList();
        var body = new JsonObject { ["executions"] = new JsonArray([.. all.Select(one => JsonNode.Parse(one.Body))]) };
        var answer = await _api.PostAsync(PickHost(), "execution/batch", body.ToJsonString(), null, cancellationToken);
        journal.Write($"POST execution/batch {string.Join(' ', all.Select(one => one.Name))}", answer);
        for (var i = 0; i < all.Count; i++)
        {
            if (answer.Succeeded && answer.Json["results"]![i]!["execution_id"]?.GetValue<long>() is { } id) Acknowledge(all[i], id);
            else all[i].IsRefused = answer.Succeeded || answer.IsRefused;
        }
    }

    private async Task TerminateAsync(Submitted submission, CancellationToken cancellationToken)
    {
        var answer = await _api.DeleteAsync(PickHost(), $"execution/{submission.Id}", cancellationToken);
        journal.Write($"DELETE execution/{submission.Id} {submission.Name}", answer);
        if (answer.Status == 404)
            throw new ViolationException(new("I2", $"{submission.Name} was acknowledged as execution {submission.Id}, which a host does not know: {answer}"));
        // 400: it has ended already.
        if (answer.Succeeded || answer.Status == 400) submission.TerminationAcknowledged = true;
    }

    private async Task DeleteAsync(Submitted submission, CancellationToken cancellationToken)
    {
        submission.DeletionRequested = true;
        var answer = await _api.DeleteAsync(PickHost(), $"execution/delete/{submission.Id}", cancellationToken);
        journal.Write($"DELETE execution/delete/{submission.Id} {submission.Name}", answer);
        if (answer.Succeeded) submission.DeletionAcknowledged = true;
        // It has not ended, and stays.
        if (answer.Status == 400) submission.DeletionRequested = false;
    }

    private async Task ReadBackAsync(Submitted submission, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(PickHost(), $"execution/{submission.Id}", cancellationToken);
        if (answer.Status == 404)
            throw new ViolationException(new("I2", $"{submission.Name} was acknowledged as execution {submission.Id}, which a host does not know right after: {answer}"));
    }

    private static void Acknowledge(Submitted submission, long id)
    {
        if (submission.Id is { } former && former != id)
            throw new ViolationException(new("I2", $"{submission.Name} is execution {former}; repeated with its key '{submission.Key}' it became execution {id}"));
        (submission.Id, submission.IsAcknowledged, submission.IsRefused) = (id, true, false);
    }

    private HostProcess PickHost() => hosts[_random.Next(hosts.Count)];

    private Submitted? Pick(IEnumerable<Submitted> from)
    {
        var all = from.ToList();
        return all.Count == 0 ? null : all[_random.Next(all.Count)];
    }
}
