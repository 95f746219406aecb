namespace Zoe.Hosting.Server.Backends;

/// <summary>Names of the built-in back-ends in the configuration.</summary>
internal static class BackendNames
{
    public const string DockerEngine = "DockerEngine";
    public const string Kubernetes = "Kubernetes";
    public const string Process = "Process";
    public const string Virtual = "Virtual";

    public static IReadOnlyList<string> All { get; } = [DockerEngine, Kubernetes, Process, Virtual];

    /// <summary>Compares names, ignoring case.</summary>
    public static bool AreEqual(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
