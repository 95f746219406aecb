using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Zoe.Hosting.FaultSimulation.Runs;

const string Usage = """
    Usage: Zoe.Hosting.FaultSimulation [--from SEED] [--seeds N] [--json]    run N seeds (default 1000 from 1)
           Zoe.Hosting.FaultSimulation --replay SEED                         run one seed and print what happened
    """;
var (from, count, json, replay) = (1L, 1000L, false, false);
for (var i = 0; i < args.Length; i++)
{
    var name = args[i];
    if (name == "--json")
    {
        json = true;
        continue;
    }

    if (++i == args.Length || !long.TryParse(args[i], CultureInfo.InvariantCulture, out var number)) return Refuse();
    switch (name)
    {
        case "--from": from = number; break;
        case "--seeds": count = number; break;
        case "--replay": (from, count, replay) = (number, 1, true); break;
        default: return Refuse();
    }
}

var options = SimulationOptions.Default with { KeepsTrace = replay };
var watch = Stopwatch.StartNew();
var failures = new List<SimulationResult>();
var (steps, executions, containers, hosts, hash) = (0L, 0L, 0L, 0L, 0UL);
for (var seed = from; seed < from + count; seed++)
{
    var result = Simulation.Run(seed, options);
    (steps, executions, containers, hosts) = (steps + result.Steps, executions + result.Executions, containers + result.Containers, hosts + result.Hosts);
    hash = (hash * 31) + result.TraceHash;
    foreach (var line in result.Trace) Console.WriteLine(line);
    if (result.Violation is not { } violation) continue;
    failures.Add(result);
    if (!json) Console.WriteLine($"seed {seed}: {violation.Invariant} at {violation.Time}: {violation.Message}");
}

var seconds = watch.Elapsed.TotalSeconds;
if (json)
{
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        from,
        seeds = count,
        seconds = Math.Round(seconds, 1),
        seedsPerSecond = Math.Round(count / seconds, 1),
        steps,
        executions,
        containers,
        hosts,
        traceHash = hash.ToString("x16", CultureInfo.InvariantCulture),
        failed = failures.ConvertAll(failure => new { failure.Seed, failure.Violation!.Invariant, failure.Violation.Message }),
    }));
}
else
{
    Console.WriteLine(
        $"{count} seeds from {from} in {seconds:F1} s ({count / seconds:F0} per second): {executions} executions, {containers} containers, "
        + $"{hosts} hosts, {steps} steps; {failures.Count} failed; trace {hash:x16}");
}

return failures.Count == 0 ? 0 : 1;

int Refuse()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
