using System.CommandLine;
using Zoe.Cli.Api;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe inspect</c>: everything about one execution.</summary>
internal static class InspectCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("inspect", "Show an execution with its services") { Id }, InspectAsync);

    private static async Task<int> InspectAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var execution = await context.Client.GetExecutionAsync(context.Parsed.GetRequiredValue(Id), cancellationToken);
        var services = new List<ServiceDocument>();
        foreach (var id in execution.Services)
            services.Add(await context.Client.GetServiceAsync(id, cancellationToken));
        var endpoints = (await context.Client.GetEndpointsAsync(execution.Id, cancellationToken)).Endpoints;
        if (context.Json)
        {
            CommandContext.Print(
                new ExecutionDetails(execution, services, endpoints), ApiJsonContext.Default.ExecutionDetails);
            return ExitCodes.Success;
        }

        PlainTable.WritePairs(
            ("Execution", execution.Id.ToString()),
            ("Name", execution.Name),
            ("ZApp", execution.ApplicationName()),
            ("User", execution.UserName ?? execution.UserId.ToString()),
            ("Status", execution.Status),
            ("Waits because", execution.WaitReason),
            (execution.Status == "error" ? "Error" : "Ended because", execution.ErrorMessage),
            ("Submitted", TimeText.Local(execution.TimeSubmit)),
            ("Started", TimeText.Local(execution.TimeStart)),
            ("Ended", TimeText.Local(execution.TimeEnd)));
        foreach (var endpoint in endpoints) CommandContext.Out.WriteLine($"Link: {EndpointsCommand.Describe(endpoint, context.Client.Url)}");
        CommandContext.Out.WriteLine();
        WriteServices(services);
        return ExitCodes.Success;
    }

    private static void WriteServices(List<ServiceDocument> services) => PlainTable.Write(
        ["ID", "SERVICE", "ESSENTIAL", "STATUS", "NODE", "RESTARTS", "EXIT", "REASON"],
        services.Select(service => new[]
        {
            service.Id.ToString(), service.Name, service.Essential ? "yes" : "no", service.StatusText(),
            service.NodeText(), service.RestartCount.ToString(),
            service.ExitCode?.ToString() ?? "-",
            service.ErrorMessage ?? service.Reason ?? service.RestartReason ?? "",
        }),
        "ESSENTIAL", "RESTARTS");
}
