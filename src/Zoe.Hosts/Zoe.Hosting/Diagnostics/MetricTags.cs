namespace Zoe.Hosting.Diagnostics;

/// <summary>Names of attributes of metrics and spans.</summary>
internal static class MetricTags
{
    public const string ExecutionId = "zoe.execution.id";

    public const string ExecutionName = "zoe.execution.name";

    public const string ExecutionStatus = "zoe.execution.status";

    public const string UserName = "enduser.id";

    public const string ServiceId = "zoe.service.id";

    public const string ServiceName = "zoe.service.name";

    public const string Attempt = "zoe.service.attempt";

    public const string Node = "zoe.node.name";

    public const string NodeState = "zoe.node.state";

    public const string Command = "zoe.command";

    /// <summary>Absent when an operation succeeded.</summary>
    public const string ErrorType = "error.type";
}
