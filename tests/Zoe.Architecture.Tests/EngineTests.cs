using NetArchTest.Rules;
using Zoe.Hosting;

namespace Zoe.Architecture.Tests;

/// <summary>What each part of the engine leaves to others.</summary>
public sealed class EngineTests
{
    [Theory]
    [InlineData("Zoe.Hosting.Engine.State")]
    [InlineData("Zoe.Hosting.Engine.Transitions")]
    public void The_next_state_is_computed_by_pure_functions(string folder) =>
        Types.InAssembly(typeof(IExecutions).Assembly)
            .That().ResideInNamespaceMatching($"^{folder.Replace(".", "\\.")}$")
            .ShouldNot().HaveDependencyOnAny(
                "Microsoft.Extensions.Logging", "System.IO", "System.Threading.Tasks", "System.TimeProvider", "Zoe.Backends.IBackend")
            .GetResult().FailingTypeNames.ShouldBeNull();

    [Fact]
    public void Only_the_loop_writes_to_the_store() =>
        Types.InAssembly(typeof(IExecutions).Assembly)
            .That().HaveDependencyOn("Zoe.Hosting.Store.StoreChanges")
            .GetTypes().Select(type => type.Namespace).Distinct().Order()
            .ShouldBe(["Zoe.Hosting.Engine", "Zoe.Hosting.Engine.State", "Zoe.Hosting.Store"]);
}
