using System.Globalization;
using System.Text;

namespace Zoe.Scheduler.Testing.Cases;

/// <summary>Writes a request as C# code.</summary>
public static class ScenarioCode
{
    /// <summary>An expression to paste into a test; properties with default values are omitted.</summary>
    public static string Write(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var code = new StringBuilder();
        code.AppendLine("new PlanRequest").AppendLine("{")
            .AppendLine("    Cluster = new ClusterView(").AppendLine("    [");
        foreach (var node in request.Cluster.Nodes) code.Append("        ").Append(Node(node)).AppendLine(",");
        code.AppendLine("    ]),").AppendLine("    Executions =").AppendLine("    [");
        foreach (var execution in request.Executions) Execution(code, execution);
        code.AppendLine("    ],").Append("    Now = ").Append(Time(request.Now)).AppendLine(",");
        if (request.Seed != 0) code.Append(CultureInfo.InvariantCulture, $"    Seed = {request.Seed},").AppendLine();
        return code.Append('}').ToString();
    }

    private static string Node(ClusterNode node)
    {
        var parts = new List<string> { $"Name = {Text(node.Name)}", $"Capacity = {Amount(node.Capacity)}" };
        if (!node.Schedulable) parts.Add("Schedulable = false");
        if (!node.Labels.IsEmpty) parts.Add($"Labels = {Set(node.Labels)}");
        if (node.Images is not null) parts.Add($"Images = {Set(node.Images)}");
        return $"new ClusterNode {{ {string.Join(", ", parts)} }}";
    }

    private static void Execution(StringBuilder code, ScheduledExecution execution)
    {
        var parts = new List<string> { $"Id = {execution.Id}", $"SubmittedAt = {Time(execution.SubmittedAt)}" };
        if (execution.Size != 0) parts.Add($"Size = {execution.Size}");
        if (execution.Priority != 0) parts.Add($"Priority = {execution.Priority}");
        if (execution.ExpectedDuration is { } duration)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"ExpectedDuration = TimeSpan.FromSeconds({duration.TotalSeconds})"));
        if (execution.Progress > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"Progress = {execution.Progress}"));
        code.AppendLine("        new ScheduledExecution").AppendLine("        {")
            .Append("            ").Append(string.Join(", ", parts)).AppendLine(",")
            .AppendLine("            Services =").AppendLine("            [");
        foreach (var service in execution.Services)
            code.Append("                ").Append(Service(service)).AppendLine(",");
        code.AppendLine("            ],").AppendLine("        },");
    }

    private static string Service(ScheduledService service)
    {
        var essential = service.Essential ? "true" : "false";
        var parts = new List<string> { $"Id = {service.Id}", $"Essential = {essential}", $"Demand = {Amount(service.Demand)}" };
        if (!service.Labels.IsEmpty) parts.Add($"Labels = {Set(service.Labels)}");
        if (service.Image is not null) parts.Add($"Image = {Text(service.Image)}");
        if (service.AffinityGroup is not null) parts.Add($"AffinityGroup = {Text(service.AffinityGroup)}");
        if (service.AntiAffinityGroup is not null) parts.Add($"AntiAffinityGroup = {Text(service.AntiAffinityGroup)}");
        if (service.AvoidNode is not null) parts.Add($"AvoidNode = {Text(service.AvoidNode)}");
        if (service.Node is not null) parts.Add($"Node = {Text(service.Node)}");
        return $"new ScheduledService {{ {string.Join(", ", parts)} }}";
    }

    private static string Amount(Resources amount) => $"new Resources({amount.Millicores}, {amount.MemoryBytes})";

    private static string Set(IEnumerable<string> items) =>
        $"[{string.Join(", ", items.Order(StringComparer.Ordinal).Select(Text))}]";

    private static string Text(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Time(DateTimeOffset time) =>
        $"DateTimeOffset.Parse(\"{time.ToString("O", CultureInfo.InvariantCulture)}\")";
}
