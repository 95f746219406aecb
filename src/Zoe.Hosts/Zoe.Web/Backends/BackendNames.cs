namespace Zoe.Web.Backends;

/// <summary>The built-in back-ends, as the configuration names them.</summary>
internal static class BackendNames
{
    public const string DockerEngine = "DockerEngine";
    public const string Kubernetes = "Kubernetes";
    public const string Process = "Process";
    public const string Virtual = "Virtual";

    public static IReadOnlyList<string> All { get; } = [DockerEngine, Kubernetes, Process, Virtual];

    /// <summary>Compares without regard to case.</summary>
    public static bool AreEqual(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
