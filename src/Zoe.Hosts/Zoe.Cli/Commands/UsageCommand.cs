using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe usage</c>: what an execution's services use, compared with what they reserve.</summary>
internal static class UsageCommand
{
    private const double Gibibyte = 1 << 30;

    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("usage", "Show what the services of an execution use") { Id }, async (context, cancellation) =>
        {
            var usages = await context.Client.GetUsageAsync(context.Parsed.GetRequiredValue(Id), cancellation);
            if (context.Json)
            {
                CommandContext.Print([.. usages], PrintedJsonContext.Default.ListUsageDocument);
                return ExitCodes.Success;
            }

            PlainTable.Write(
                ["ID", "SERVICE", "CORES (most/reserved)", "MEMORY (GiB, most/reserved)", "SUMMARY"],
                usages.Select(usage => new[]
                {
                    usage.ServiceId.ToString(CultureInfo.InvariantCulture), usage.Name,
                    $"{Number(usage.MaxCores)}/{Number(usage.CoresReserved)}",
                    $"{Number(usage.MaxMemory / Gibibyte)}/{Number(usage.MemoryReserved / Gibibyte)}",
                    usage.Summary ?? "not measured",
                }));
            return ExitCodes.Success;
        });

    private static string Number(double amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
