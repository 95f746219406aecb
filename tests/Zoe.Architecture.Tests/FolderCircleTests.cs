using System.Reflection;
using NetArchTest.Rules;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Backends.Process;
using Zoe.Backends.Testing;
using Zoe.Client;
using Zoe.Hosting;
using Zoe.Hosting.OpenTelemetry;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Testing;
using Zoe.Model;
using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Testing;

namespace Zoe.Architecture.Tests;

/// <summary>
/// The folders of a project do not use each other in a circle. The root is left out: it holds what users see, the words that
/// all folders share as well as the types that bring everything together.
/// </summary>
public sealed class FolderCircleTests
{
    public static TheoryData<Type> Projects { get; } =
    [
        typeof(ZApp), typeof(IScheduler), typeof(Simulator), typeof(SchedulerLaws), typeof(IBackend), typeof(BackendConformance),
        typeof(ProcessBackend), typeof(DockerBackend), typeof(IExecutions), typeof(SqliteRegistration), typeof(PostgresRegistration), typeof(StoreConformance), typeof(ZoeTelemetryOptions),
        typeof(ZoeClient),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_use_each_other_in_one_direction(Type project) =>
        FindCircle(project.Assembly).ShouldBeEmpty($"These folders of {project.Assembly.GetName().Name} use each other in a circle.");

    /// <summary>What is left after taking away, one after the other, the folders that use none of those that are left.</summary>
    private static List<string> FindCircle(Assembly assembly)
    {
        var types = assembly.GetTypes()
            .Where(type => !type.IsNested && type.Namespace is { } name && name.StartsWith(assembly.GetName().Name + ".", StringComparison.Ordinal))
            .ToLookup(type => type.Namespace!, type => type.FullName!, StringComparer.Ordinal);
        var left = types.Select(folder => folder.Key).ToList();
        bool Uses(string folder, string other) => folder != other && Types.InAssembly(assembly)
            .That().ResideInNamespaceMatching($"^{folder.Replace(".", "\\.")}$").And().HaveDependencyOnAny([.. types[other]])
            .GetTypes().Any();

        while (left.Find(folder => !left.Exists(other => Uses(folder, other))) is { } lowest) left.Remove(lowest);
        return left;
    }
}
