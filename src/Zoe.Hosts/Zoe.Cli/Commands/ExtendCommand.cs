using System.CommandLine;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe extend</c>: keeps an execution although it is idle.</summary>
internal static class ExtendCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    private static readonly Option<string> Duration = new("--for")
    {
        Description = "How long from now on, such as 90s, 10m, 2h or 1d",
        Required = true,
    };

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("extend", "Keep an execution for a time, even when it is idle") { Id, Duration }, async (context, cancellation) =>
        {
            var duration = DurationArgument.Parse(Duration.Name, context.Parsed.GetRequiredValue(Duration))!.Value;
            var execution = await context.Client.ExtendAsync(context.Parsed.GetRequiredValue(Id), duration, cancellation);
            if (context.Json) CommandContext.Print(execution, PrintedJsonContext.Default.ExecutionDocument);
            else CommandContext.Out.WriteLine($"Execution {execution.Id} is kept until {TimeText.Local(execution.KeepUntil)}.");
            return ExitCodes.Success;
        });
}
