using System.Text;
using Zoe.Hosting.Statistics;

namespace Zoe.Hosting.Executions;

/// <summary>Tells users what an execution is short of while it is not over.</summary>
public static class ExecutionReason
{
    private const int MostNames = 5;

    /// <summary>
    /// Which of its nodes do not answer, which service is tried again and why, how many services run of those that are
    /// to run, and why the others wait; null when nothing is amiss or the execution is over.
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
            if (execution.Services.FirstOrDefault(IsTriedAgain) is { } service) Add(text, DescribeTry(service));
            Add(text, DescribeWait(execution));
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static void DescribeOutages(Execution execution, INodeOutages outages, StringBuilder text)
    {
        foreach (var placed in execution.Services.Where(service => service.Node is not null).GroupBy(service => service.Node!))
        {
            if (outages.Find(placed.Key) is not { } outage) continue;
            var names = placed.Take(MostNames).Select(service => service.Name).ToList();
            var more = placed.Count() - names.Count;
            var who = string.Join(", ", names) + (more > 0 ? $" and {more} more" : "");
            var problem = outage.Problem is { } words ? $" ({words.TrimEnd('.')})" : "";
            Add(text, $"Node {outage.Node} has not answered since {outage.Since:u}{problem}; unreachable there: {who}.");
        }
    }

    // The last attempt failed, and none has succeeded since.
    private static bool IsTriedAgain(Service service) => service.RestartReason is not null && service switch
    {
        { Status: ServiceStatus.Runnable } or { Status: ServiceStatus.Terminating, Restarting: true } => service.ErrorMessage is not null,
        { Status: ServiceStatus.Starting } => service is { Essential: true } or { NotBefore: not null },
        _ => false,
    };

    private static string DescribeTry(Service service) => service switch
    {
        { NotBefore: { } due } => $"Service {service.Name} is tried again at {due:u}: {service.RestartReason}",
        { Status: ServiceStatus.Starting } => $"Service {service.Name} is being tried again: {service.RestartReason}",
        _ => $"Service {service.Name} is to be tried again: {service.RestartReason}",
    };

    private static string? DescribeWait(Execution execution)
    {
        if (execution.Status is not ExecutionStatus.Running || !execution.AnyElasticWaits()) return execution.WaitReason;
        var wanted = execution.Services.Count(service => service.Status is not (ServiceStatus.Inactive or ServiceStatus.Error));
        var active = execution.Services.Count(service => service.Status is ServiceStatus.Active);
        return execution.WaitReason is { Length: > 0 } reason
            ? $"{active} of {wanted} running; {char.ToLowerInvariant(reason[0])}{reason[1..]}"
            : $"{active} of {wanted} running; the others wait for a place.";
    }

    private static void Add(StringBuilder text, string? sentence)
    {
        if (sentence is null) return;
        if (text.Length > 0) text.Append(text[^1] is '.' ? " " : ". ");
        text.Append(sentence);
    }
}
