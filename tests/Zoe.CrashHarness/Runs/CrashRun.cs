using System.Diagnostics;
using System.Globalization;
using Zoe.CrashHarness.Checks;
using Zoe.CrashHarness.Faults;
using Zoe.CrashHarness.Hosts;
using Zoe.CrashHarness.Workloads;

namespace Zoe.CrashHarness.Runs;

/// <summary>Some rounds on one deployment, which keeps its state between them, and its end.</summary>
internal sealed class CrashRun(CrashOptions options, string backend, int rounds, string folder, Action<string> report)
{
    private const int Clients = 3;
    private const double SecondFault = 0.6;

    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private double _longestSettling;
    private int _completed;

    public async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var deployment = await Deployment.StartAsync(options.Store, backend, folder, RandomOf(0), cancellationToken);
        await using var disposing = deployment;
        using var api = new ApiClient();
        var settling = new Settling(deployment, api, options.SettlingLimit);
        Violation? violation = null;
        try
        {
            await RunRoundsAsync(deployment, settling, api, cancellationToken);
            await new Ending(deployment, settling, api).RunAsync(cancellationToken);
        }
        catch (ViolationException found)
        {
            violation = found.Violation;
            await Evidence.SaveAsync(folder, deployment, found, cancellationToken);
        }

        return new RunResult
        {
            Store = options.Store.ToString(),
            Backend = backend,
            Seed = options.Seed,
            Rounds = _completed,
            Hosts = deployment.Hosts.Count,
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            Acknowledged = deployment.Clients.Acknowledged,
            Unanswered = deployment.Clients.Unanswered,
            Executions = deployment.Clients.Executions,
            Services = deployment.Services.Starts,
            HostStarts = deployment.Hosts.Sum(host => host.Starts),
            UnexpectedExits = settling.UnexpectedExits,
            LongestSettling = Math.Round(_longestSettling, 1),
            Faults = _faults,
            Violation = violation,
            Evidence = violation is null ? null : folder,
        };
    }

    private async Task RunRoundsAsync(Deployment deployment, Settling settling, ApiClient api, CancellationToken cancellationToken)
    {
        IReadOnlyList<HostProcess> hosts = [.. deployment.ApiHosts];
        var clients = Enumerable.Range(0, Clients).Select(number => new WorkloadClient(number, hosts, deployment.Cluster, deployment.Clients)).ToList();
        var checks = new RoundChecks(deployment, api);
        await settling.WaitAsync(cancellationToken);
        for (var round = 1; round <= rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var random = RandomOf(round);
            var faults = Choose(deployment.Faults, random);
            deployment.Clients.Write($"--- round {round}: {string.Join(", ", faults.Select(fault => fault.Name))}");
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var watch = new QuotaWatch(deployment).RunAsync(watching.Token);
            await Task.WhenAll(
            [
                .. clients.Select(client => client.RunAsync(round, new Random(random.Next()), cancellationToken)),
                .. faults.Select(fault => InjectAsync(fault, new FaultContext(new Random(random.Next()), cancellationToken))),
            ]);
            var settled = Stopwatch.GetTimestamp();
            var snapshot = await settling.WaitAsync(cancellationToken);
            _longestSettling = Math.Max(_longestSettling, Stopwatch.GetElapsedTime(settled).TotalSeconds);
            await watching.CancelAsync();
            await watch;
            await checks.RunAsync(snapshot, faults.Exists(fault => fault.EndsServices), cancellationToken);
            _completed++;
            report(string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Store} {backend} round {round}/{rounds}: {string.Join(", ", faults.Select(fault => fault.Name))}; "
                + $"{snapshot.Executions.Count} executions, {snapshot.Services.Count} active services; "
                + $"settled in {Stopwatch.GetElapsedTime(settled).TotalSeconds:F1} s of {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s"));
        }

        foreach (var client in clients) client.Dispose();
    }

    private async Task InjectAsync(Fault fault, FaultContext context)
    {
        await context.DelayAsync(0, 1500);
        await fault.InjectAsync(context);
        _faults[fault.Name] = _faults.GetValueOrDefault(fault.Name) + 1;
    }

    /// <summary>One or two different ones.</summary>
    private List<Fault> Choose(IReadOnlyList<Fault> possible, Random random)
    {
        var left = possible.Where(fault => options.Faults.Count == 0 || options.Faults.Contains(fault.Name, StringComparer.Ordinal)).ToList();
        var chosen = new List<Fault>();
        for (var count = random.NextDouble() < SecondFault ? 2 : 1; count > 0 && left.Count > 0; count--)
        {
            var number = random.Next(left.Sum(fault => fault.Weight));
            var fault = left.First(fault => (number -= fault.Weight) < 0);
            left.Remove(fault);
            chosen.Add(fault);
        }

        return chosen;
    }

    private Random RandomOf(int round) => new(unchecked((options.Seed * 1_000_003) + round));
}
