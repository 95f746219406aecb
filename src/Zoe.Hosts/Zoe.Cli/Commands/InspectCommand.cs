using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Cli.Watching;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe inspect</c>: everything about one execution.</summary>
internal static class InspectCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("inspect", "Show an execution with its services") { Id }, InspectAsync);

    private static async Task<int> InspectAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var execution = await context.Client.GetExecutionAsync(context.Parsed.GetRequiredValue(Id), cancellationToken);
        var services = await context.Client.GetServicesAsync(execution, cancellationToken);
        var endpoints = await context.Client.GetEndpointsAsync(execution.Id, cancellationToken);
        if (context.Json)
        {
            CommandContext.Print(
                new ExecutionDetails(execution, services, endpoints), PrintedJsonContext.Default.ExecutionDetails);
            return ExitCodes.Success;
        }

        PlainTable.WritePairs(
            ("Execution", execution.Id.ToString()),
            ("Name", execution.Name),
            ("ZApp", execution.ApplicationName),
            ("User", execution.UserName ?? execution.UserId.ToString()),
            ("Status", execution.Status),
            ("Waiting for", execution.WaitReason),
            (execution.Status == "error" ? "Error" : "Reason", execution.ErrorMessage),
            ("Restart of", execution.RestartOf?.ToString()),
            ("Priority", execution.Priority == 0 ? null : execution.Priority.ToString()),
            ("Expected duration", DescribeDuration(execution)),
            ("Time limit", execution.TimeLimit is { } limit ? TimeText.Duration(limit) : null),
            ("Ended at the latest", TimeText.LocalOrNull(execution.Deadline)),
            ("Idle, ended at", TimeText.LocalOrNull(execution.IdleEnd)),
            ("Kept until", TimeText.LocalOrNull(execution.KeepUntil)),
            ("Submitted", TimeText.Local(execution.TimeSubmit)),
            ("Started", TimeText.Local(execution.TimeStart)),
            ("Ended", TimeText.Local(execution.TimeEnd)));
        foreach (var endpoint in endpoints) CommandContext.Out.WriteLine($"Link: {EndpointsCommand.Describe(endpoint, context.Client.Address)}");
        CommandContext.Out.WriteLine();
        WriteServices(services);
        return ExitCodes.Success;
    }

    private static string? DescribeDuration(ExecutionDocument execution) => execution.ExpectedDuration is not { } seconds ? null
        : execution.DurationEstimated ? $"{TimeText.Duration(seconds)}, estimated from former runs"
        : TimeText.Duration(seconds);

    private static void WriteServices(List<ServiceDocument> services) => PlainTable.Write(
        ["ID", "SERVICE", "ESSENTIAL", "STATUS", "NODE", "RESTARTS", "EXIT", "REASON"],
        services.Select(service => new[]
        {
            service.Id.ToString(), service.Name, service.Essential ? "yes" : "no", ServiceText.Status(service),
            ServiceText.Node(service), service.RestartCount.ToString(),
            service.ExitCode?.ToString() ?? "-",
            service.ErrorMessage ?? service.Reason ?? service.RestartReason ?? "",
        }),
        "ESSENTIAL", "RESTARTS");
}
