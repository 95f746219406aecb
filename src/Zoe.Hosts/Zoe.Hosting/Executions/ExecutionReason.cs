using System.Text;
using Zoe.Hosting.Statistics;

namespace Zoe.Hosting.Executions;

/// <summary>Explains to users what an active execution waits for or lacks.</summary>
public static class ExecutionReason
{
    private const int MaxNames = 5;

    /// <summary>
    /// Which of its nodes are unreachable, which service is being retried and why, how many services are running, and
    /// why the others wait; null when there is nothing to report or the execution has ended.
    /// </summary>
    public static string? Describe(Execution execution, INodeOutages outages)
    {
        ArgumentNullException.ThrowIfNull(execution);
        ArgumentNullException.ThrowIfNull(outages);
        if (!execution.Status.IsActive()) return null;
        var text = new StringBuilder();
        DescribeOutages(execution, outages, text);
        if (execution.Status is not ExecutionStatus.CleaningUp)
        {
            if (execution.Services.FirstOrDefault(IsRetrying) is { } service) Add(text, DescribeRetry(service));
            Add(text, DescribeWait(execution));
            if (execution.IdleEnd is { } end) Add(text, $"It is idle and is ended at {end:u} unless it is used or extended.");
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static void DescribeOutages(Execution execution, INodeOutages outages, StringBuilder text)
    {
        foreach (var placed in execution.Services.Where(service => service.Node is not null).GroupBy(service => service.Node!))
        {
            if (outages.Find(placed.Key) is not { } outage) continue;
            var names = placed.Take(MaxNames).Select(service => service.Name).ToList();
            var more = placed.Count() - names.Count;
            var who = string.Join(", ", names) + (more > 0 ? $" and {more} more" : "");
            var problem = outage.Problem is { } words ? $" ({words.TrimEnd('.')})" : "";
            Add(text, $"Node {outage.Node} has not responded since {outage.Since:u}{problem}; unreachable services: {who}.");
        }
    }

    // The last attempt failed and none has succeeded since.
    private static bool IsRetrying(Service service) => service.RestartReason is not null && service switch
    {
        { Status: ServiceStatus.Runnable } or { Status: ServiceStatus.Terminating, Restarting: true } => service.ErrorMessage is not null,
        { Status: ServiceStatus.Starting } => service is { Essential: true } or { NotBefore: not null },
        _ => false,
    };

    private static string DescribeRetry(Service service) => service switch
    {
        { NotBefore: { } due } => $"Service {service.Name} will be retried at {due:u}: {service.RestartReason}",
        { Status: ServiceStatus.Starting } => $"Service {service.Name} is being retried: {service.RestartReason}",
        _ => $"Service {service.Name} will be retried: {service.RestartReason}",
    };

    private static string? DescribeWait(Execution execution)
    {
        if (execution.Status is not ExecutionStatus.Running || !execution.HasWaitingElasticService()) return execution.WaitReason;
        var wanted = execution.Services.Count(service => service.Status is not (ServiceStatus.Inactive or ServiceStatus.Error));
        var active = execution.Services.Count(service => service.Status is ServiceStatus.Active);
        return execution.WaitReason is { Length: > 0 } reason
            ? $"{active} of {wanted} running; {char.ToLowerInvariant(reason[0])}{reason[1..]}"
            : $"{active} of {wanted} running; the others are waiting for a node.";
    }

    private static void Add(StringBuilder text, string? sentence)
    {
        if (sentence is null) return;
        if (text.Length > 0) text.Append(text[^1] is '.' ? " " : ". ");
        text.Append(sentence);
    }
}
