using System.Globalization;

namespace Zoe.Benchmarks.Throughput;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        --nodes N          nodes of the cluster (5000)
        --placement NAME   average, waterfill, best-fit, ... (average)
        --labels           1 % of the nodes carry gpu, 10 % ssd, and some requests need them
        --variety          measure placements on nodes that are alike and on nodes that differ
        --new-set          measure an arrival with a label that no service asked for before
        --different-nodes  measure all that the report says about nodes that differ
        --pass             measure one flexible pass over --queue executions of --services services
        --arrival          measure one arrival into a queue of --queue executions on a full cluster
        --order NAME       queue order of --pass and --arrival: fifo, psjf, hrrn, ... (fifo)
        --mode NAME        mode of --pass and --arrival: flexible, flexible-preemptive, ... (flexible)
        --reserve-after N  with --pass and --arrival: reserve nodes for who waited N seconds (never)
        --queue N          executions that wait (1000; 10000 with --arrival)
        --services N       services of each (10)
        --report           measure everything that the committed report holds
        --json             print JSON
        """;

    public int Nodes { get; init; } = 5000;

    public string Placement { get; init; } = "average";

    public bool Labels { get; init; }

    public bool Variety { get; init; }

    public bool NewSet { get; init; }

    public bool DifferentNodes { get; init; }

    public bool Pass { get; init; }

    public bool Arrival { get; init; }

    public string Order { get; init; } = Zoe.Scheduler.QueueOrderNames.Fifo;

    public string Mode { get; init; } = Zoe.Scheduler.ModeNames.Flexible;

    public int? ReserveAfter { get; init; }

    public int? Queue { get; init; }

    public int Services { get; init; } = 10;

    public bool Report { get; init; }

    public bool Json { get; init; }

    /// <summary>Reads the arguments; throws <see cref="ArgumentException"/> with what is wrong.</summary>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--nodes" => options with { Nodes = Number(args, ++i) },
                "--placement" => options with { Placement = Text(args, ++i) },
                "--labels" => options with { Labels = true },
                "--variety" => options with { Variety = true },
                "--new-set" => options with { NewSet = true },
                "--different-nodes" => options with { DifferentNodes = true },
                "--pass" => options with { Pass = true },
                "--arrival" => options with { Arrival = true },
                "--order" => options with { Order = Text(args, ++i) },
                "--mode" => options with { Mode = Text(args, ++i) },
                "--reserve-after" => options with { ReserveAfter = Number(args, ++i) },
                "--queue" => options with { Queue = Number(args, ++i) },
                "--services" => options with { Services = Number(args, ++i) },
                "--report" => options with { Report = true },
                "--json" => options with { Json = true },
                var other => throw new ArgumentException($"There is no option '{other}'.\n{Usage}", nameof(args)),
            };
        }

        return options;
    }

    private static string Text(string[] args, int index) => index < args.Length
        ? args[index]
        : throw new ArgumentException($"{args[^1]} needs a value.\n{Usage}", nameof(args));

    private static int Number(string[] args, int index) =>
        int.TryParse(Text(args, index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{args[index - 1]} needs a positive number, not '{args[index]}'.", nameof(args));
}
