using System.CommandLine;
using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>Options of <c>zoe start</c> and <c>zoe restart</c> for the submission.</summary>
internal static class SubmissionArguments
{
    private static readonly Option<int?> Priority = new("--priority") { Description = "Higher ones are ahead in the queue: -100 to 100" };

    private static readonly Option<string?> TimeLimit = new("--time-limit")
    {
        Description = "End it after this time, such as 90s, 10m, 2h or 1d",
    };

    private static readonly Option<string?> ExpectedDuration = new("--expected-duration")
    {
        Description = "How long it is expected to run, for queue orders by duration",
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Priority);
        command.Options.Add(TimeLimit);
        command.Options.Add(ExpectedDuration);
    }

    /// <exception cref="CliException">A duration is not valid.</exception>
    public static SubmissionOptions Read(CommandContext context) => new()
    {
        Priority = context.Parsed.GetValue(Priority),
        TimeLimit = DurationArgument.Parse(TimeLimit.Name, context.Parsed.GetValue(TimeLimit)),
        ExpectedDuration = DurationArgument.Parse(ExpectedDuration.Name, context.Parsed.GetValue(ExpectedDuration)),
    };
}
