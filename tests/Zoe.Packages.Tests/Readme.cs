namespace Zoe.Packages.Tests;

/// <summary>The README of a package, which becomes its page on NuGet.</summary>
internal static class Readme
{
    /// <summary>The file in <c>Examples</c> that has the first example, by package id.</summary>
    public static IReadOnlyDictionary<string, string> FirstExamples { get; } = new Dictionary<string, string>
    {
        ["Zoe.AspNetCore"] = "AspNetCoreExample.cs",
        ["Zoe.Backends"] = "BackendsExample.cs",
        ["Zoe.Backends.Docker"] = "DockerExample.cs",
        ["Zoe.Backends.Kubernetes"] = "KubernetesExample.cs",
        ["Zoe.Backends.Process"] = "ProcessExample.cs",
        ["Zoe.Backends.Testing"] = "Drivers/ConformanceExample.cs",
        ["Zoe.Client"] = "ClientExample.cs",
        ["Zoe.Hosting"] = "HostingExample.cs",
        ["Zoe.Hosting.OpenTelemetry"] = "OpenTelemetryExample.cs",
        ["Zoe.Hosting.Postgres"] = "PostgresExample.cs",
        ["Zoe.Hosting.Sqlite"] = "SqliteExample.cs",
        ["Zoe.Hosting.Testing"] = "Stores/StoreConformanceExample.cs",
        ["Zoe.Model"] = "ModelExample.cs",
        ["Zoe.Scheduler"] = "SchedulerExample.cs",
        ["Zoe.Scheduler.Simulation"] = "SimulationExample.cs",
        ["Zoe.Scheduler.Testing"] = "SchedulerTestingExample.cs",
    };

    public static string PathOf(string package) => Path.Combine(Repository.Packages[package], "README.md");

    /// <summary>The first C# block of a package's README.</summary>
    public static string FirstExample(string package) => CodeBlocks.Of(PathOf(package)).FirstOrDefault("");
}
