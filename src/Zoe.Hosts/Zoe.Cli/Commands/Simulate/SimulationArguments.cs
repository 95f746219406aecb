using System.CommandLine;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>The options of <c>zoe simulate</c>.</summary>
internal static class SimulationArguments
{
    public static readonly Option<string> Workload = Create(
        "--workload", "research", "research, or with ZOE_TRACES set: google, openb");

    public static readonly Option<string?> Trace = new("--trace")
    {
        Description = "A trace in the Standard Workload Format (.swf or .swf.gz) instead of a workload",
    };

    public static readonly Option<int> Nodes = Create("--nodes", 100, "Nodes of 32 cores and 128 GiB (openb has its own)");

    public static readonly Option<int> Applications = Create("--applications", 20_000, "Number of applications");

    public static readonly Option<double> Days = Create("--days", 90.0, "Days over which they are submitted");

    public static readonly Option<double> Load = Create("--load", 0.8, "Their load as a fraction of the capacity of the nodes");

    public static readonly Option<int> Seed = Create("--seed", 1, "Seed of the random numbers");

    public static readonly Option<string> Mode = Create("--mode", "rigid,flexible", "Modes, separated by commas");

    public static readonly Option<string> Order = Create("--order", "fifo", "Queue orders, separated by commas");

    public static readonly Option<string> Placement = Create("--placement", "average", "Placement policies, separated by commas");

    public static readonly Option<double?> ReserveAfter = new("--reserve-after")
    {
        Description = "Reserve nodes for an execution after this many seconds of waiting",
    };

    public static readonly Option<string?> Html = new("--html") { Description = "Write a report with charts to this file" };

    public static Command AddTo(Command command)
    {
        foreach (var option in new Option[]
                 {
                     Workload, Trace, Nodes, Applications, Days, Load, Seed, Mode, Order, Placement, ReserveAfter, Html,
                 })
            command.Add(option);
        foreach (var option in new[] { Nodes, Applications }) RequirePositive(option);
        foreach (var option in new[] { Days, Load }) RequirePositive(option);
        return command;
    }

    private static Option<T> Create<T>(string name, T value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static void RequirePositive<T>(Option<T> option)
        where T : System.Numerics.INumber<T> => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<T>() <= T.Zero)
            result.AddError($"{option.Name} must be more than 0.");
    });
}
