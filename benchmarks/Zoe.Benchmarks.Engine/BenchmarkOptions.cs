using System.Globalization;

namespace Zoe.Benchmarks.Engine;

/// <summary>The command line of the throughput measurement.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        --store NAME       sqlite, postgres (a server of its own is started), none (sqlite)
        --nodes N          nodes of the virtual cluster (100)
        --services N       services that run before the measurement begins (0)
        --connections C    connections of the closed loop (16, and 64)
        --turns N          turns per measurement; the report has their medians (5)
        --seconds N        length of a turn (2)
        --warmup N         seconds of load before the first turn (15)
        --only NAME        zoe or bare, for profiling (both)
        --growth           measure one event while 100, 1,000, 10,000 and 100,000 services run
        --history N        measure requests of the API with so many ended executions in the store
        --json             print JSON
        plan ...           the planning time with BenchmarkDotNet, for example plan --filter '*'
        """;

    public string Store { get; init; } = "sqlite";

    /// <summary>The server that was started for the store postgres.</summary>
    public string? PostgresUrl { get; init; }

    /// <summary>What a server process gets: the name of the store, or the URL.</summary>
    public string StoreArgument => PostgresUrl ?? Store;

    public int Nodes { get; init; } = 100;

    public int Services { get; init; }

    public IReadOnlyList<int> Connections { get; init; } = [16, 64];

    public int Turns { get; init; } = 5;

    public int Seconds { get; init; } = 2;

    public int Warmup { get; init; } = 15;

    public string? Only { get; init; }

    public bool Growth { get; init; }

    public int History { get; init; }

    public bool Json { get; init; }

    /// <summary>Parses the arguments; throws <see cref="ArgumentException"/> with the reason.</summary>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--store" => options with { Store = OneOf(args, ++i, "sqlite", "postgres", "none") },
                "--nodes" => options with { Nodes = Number(args, ++i) },
                "--services" => options with { Services = Number(args, ++i) },
                "--connections" => options with { Connections = [Number(args, ++i)] },
                "--turns" => options with { Turns = Number(args, ++i) },
                "--seconds" => options with { Seconds = Number(args, ++i) },
                "--warmup" => options with { Warmup = Number(args, ++i) },
                "--only" => options with { Only = OneOf(args, ++i, "zoe", "bare") },
                "--growth" => options with { Growth = true },
                "--history" => options with { History = Number(args, ++i) },
                "--json" => options with { Json = true },
                var other => throw new ArgumentException($"There is no option '{other}'.\n{Usage}", nameof(args)),
            };
        }

        return options;
    }

    private static string OneOf(string[] args, int index, params string[] allowed) => Text(args, index) is var text && allowed.Contains(text)
        ? text
        : throw new ArgumentException($"{args[index - 1]} must be one of {string.Join(", ", allowed)}, not '{text}'.", nameof(args));

    private static string Text(string[] args, int index) => index < args.Length
        ? args[index]
        : throw new ArgumentException($"{args[^1]} needs a value.\n{Usage}", nameof(args));

    private static int Number(string[] args, int index) =>
        int.TryParse(Text(args, index), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{args[index - 1]} needs a number, not '{args[index]}'.", nameof(args));
}
