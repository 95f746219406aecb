using System.Globalization;

namespace Zoe.CrashHarness.Runs;

/// <summary>What the command line asks for.</summary>
internal sealed record CrashOptions
{
    public const string Usage = """
        Usage: Zoe.CrashHarness [--store sqlite|postgres] [--backend virtual|process|docker|mixed] [--rounds N] [--seed S]
                                [--faults NAME,NAME] [--settle SECONDS] [--folder DIR] [--json] [--report FILE]
        Runs random work and faults on real hosts, and checks the invariants after each round. mixed: a third of the rounds
        on each back-end. --faults: only these. --settle: how long it may take after the faults until everything is done, by default
        120 s, twice the interval of full listings. --report appends a table row to a Markdown file. Needs root on Linux.
        Exit code 1: an invariant was violated; its evidence is kept in the folder (by default a new one in the temporary folder).
        """;

    public StoreKind Store { get; init; } = StoreKind.Sqlite;

    public IReadOnlyList<string> Backends { get; init; } = ["process"];

    public int Rounds { get; init; } = 20;

    public int Seed { get; init; } = 1;

    /// <summary>Names of the faults; empty for all that are possible.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Where everything of the run is kept; null for a new temporary folder.</summary>
    public string? Folder { get; init; }

    /// <summary>How long it may take after the faults until everything is done.</summary>
    public TimeSpan SettlingLimit { get; init; } = TimeSpan.FromSeconds(120);

    public bool Json { get; init; }

    public string? Report { get; init; }

    /// <summary>Null when the arguments are wrong.</summary>
    public static CrashOptions? Parse(string[] args)
    {
        var options = new CrashOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--json")
            {
                options = options with { Json = true };
                continue;
            }

            if (i + 1 >= args.Length || options.With(args[i], args[i + 1]) is not { } changed) return null;
            (options, i) = (changed, i + 1);
        }

        return options;
    }

    private CrashOptions? With(string name, string value) => name switch
    {
        "--store" when Enum.TryParse<StoreKind>(value, ignoreCase: true, out var store) => this with { Store = store },
        "--backend" when value == "mixed" => this with { Backends = ["virtual", "process", "docker"] },
        "--backend" when value is "virtual" or "process" or "docker" => this with { Backends = [value] },
        "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) => this with { Rounds = rounds },
        "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => this with { Seed = seed },
        "--settle" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => this with { SettlingLimit = TimeSpan.FromSeconds(seconds) },
        "--faults" => this with { Faults = value.Split(',') },
        "--folder" => this with { Folder = Path.GetFullPath(value) },
        "--report" => this with { Report = Path.GetFullPath(value) },
        _ => null,
    };
}
