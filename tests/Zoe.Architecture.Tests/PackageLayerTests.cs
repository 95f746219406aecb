using System.Reflection;
using NetArchTest.Rules;
using Zoe.AspNetCore;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Backends.Kubernetes;
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

/// <summary>Dependencies among packages point down only.</summary>
public sealed class PackageLayerTests
{
    /// <summary>Every package, by a type of it, with the packages of ours that it may use.</summary>
    public static TheoryData<Type, string[]> Packages { get; } = new()
    {
        { typeof(ZApp), [] },
        { typeof(IScheduler), [] },
        { typeof(Simulator), ["Zoe.Scheduler"] },
        { typeof(SchedulerLaws), ["Zoe.Scheduler"] },
        { typeof(IBackend), [] },
        { typeof(BackendConformance), ["Zoe.Backends"] },
        { typeof(ProcessBackend), ["Zoe.Backends"] },
        { typeof(DockerBackend), ["Zoe.Backends"] },
        { typeof(KubernetesBackend), ["Zoe.Backends"] },
        { typeof(IExecutions), ["Zoe.Backends", "Zoe.Model", "Zoe.Scheduler"] },
        { typeof(SqliteRegistration), ["Zoe.Backends", "Zoe.Hosting", "Zoe.Model", "Zoe.Scheduler"] },
        { typeof(ZoeTelemetryOptions), ["Zoe.Hosting"] },
        { typeof(PostgresRegistration), ["Zoe.Backends", "Zoe.Hosting", "Zoe.Model", "Zoe.Scheduler"] },
        { typeof(StoreConformance), ["Zoe.Backends", "Zoe.Hosting", "Zoe.Model", "Zoe.Scheduler"] },
        { typeof(ZoeClient), [] },
        { typeof(ZoeApiOptions), ["Zoe.Backends", "Zoe.Client", "Zoe.Hosting", "Zoe.Model", "Zoe.Scheduler"] },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_uses_only_those_below_it(Type type, string[] below) =>
        type.Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Zoe.", StringComparison.Ordinal))
            .ShouldBeSubsetOf(below);

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_opens_its_internals_to_tests_and_benchmarks_only(Type type, string[] _) =>
        type.Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            .Select(attribute => attribute.AssemblyName)
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && !name.StartsWith("Zoe.Benchmarks.", StringComparison.Ordinal))
            // A test program that is also run by hand.
            .Where(name => name != "Zoe.Hosting.FaultSimulation")
            .ShouldBeEmpty();

    [Fact]
    public void The_scheduler_does_no_input_or_output_and_starts_no_task() =>
        Types.InAssembly(typeof(IScheduler).Assembly)
            .ShouldNot().HaveDependencyOnAny(
                "System.IO", "System.Net", "System.Diagnostics.Process", "System.Threading.Tasks", "System.TimeProvider", "System.Environment")
            .GetResult().FailingTypeNames.ShouldBeNull();
}
