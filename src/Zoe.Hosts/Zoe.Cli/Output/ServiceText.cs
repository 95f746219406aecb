using Zoe.Client.Documents;

namespace Zoe.Cli.Output;

/// <summary>Formats services for users.</summary>
internal static class ServiceText
{
    /// <summary>The status for users.</summary>
    public static string Status(ServiceDocument service) => (service.Status, service.BackendStatus) switch
    {
        ("created" or "runnable", _) => "waiting",
        ("active", _) => "running",
        ("inactive", _) => "ended",
        ("error", "oom-killed") => "error (out of memory)",
        ("error", "lost") => "error (lost)",
        _ => service.Status,
    };

    /// <summary>The node; for an ended service marked as the last one.</summary>
    public static string Node(ServiceDocument service) =>
        string.IsNullOrEmpty(service.BackendHost) ? "-"
        : service.Status is "starting" or "active" or "terminating" ? service.BackendHost
        : $"last: {service.BackendHost}";
}
