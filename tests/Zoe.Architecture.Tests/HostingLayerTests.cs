using NetArchTest.Rules;
using Zoe.Hosting;

namespace Zoe.Architecture.Tests;

/// <summary>Folders of the engine's package use only folders below them, and what its root defines.</summary>
public sealed class HostingLayerTests
{
    private const string Root = "Zoe.Hosting";

    /// <summary>From the bottom up. Folders of one layer do not use each other, but for the parts of the logs.</summary>
    private static readonly string[][] Layers =
    [
        ["Background", "Health", "Limits", "Statistics", "Users", "Volumes", "Workspaces"],
        ["Disks", "Executions"],
        ["Links", "Store"],
        ["Engine.State"],
        ["Engine.Transitions", "Engine.View"],
        ["Engine.Cores", "Engine.Messages", "Engine.Planning"],
        ["Logs.Files"],
        ["Logs.Collecting", "Logs.Gelf"],
        ["Logs.Reading", "Logs.Sweeping"],
        ["Engine.Commands", "Operations"],
        ["Engine"],
        ["Registration"],
    ];

    private static readonly ILookup<string, string> TypesByFolder = typeof(IExecutions).Assembly.GetTypes()
        .Where(type => type.Namespace is { } name && name.StartsWith(Root + ".", StringComparison.Ordinal) && !type.IsNested)
        .ToLookup(type => type.Namespace![(Root.Length + 1)..], type => type.FullName!, StringComparer.Ordinal);

    public static TheoryData<string> Folders { get; } = [.. Layers.SelectMany(layer => layer)];

    [Fact]
    public void Every_folder_has_its_layer() =>
        TypesByFolder.Select(folder => folder.Key).Order().ShouldBe(Layers.SelectMany(layer => layer).Order());

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_those_below_it(string folder)
    {
        var level = Array.FindIndex(Layers, layer => layer.Contains(folder));
        var forbidden = Layers.Skip(level).SelectMany(layer => layer)
            .Where(other => other != folder && !(IsLog(folder) && IsLog(other) && Layers[level].Contains(other)))
            .SelectMany(other => TypesByFolder[other])
            .ToArray();

        Types.InAssembly(typeof(IExecutions).Assembly)
            .That().ResideInNamespaceMatching($"^{Root}\\.{folder.Replace(".", "\\.")}$")
            .ShouldNot().HaveDependencyOnAny(forbidden)
            .GetResult().FailingTypeNames.ShouldBeNull();
    }

    [Theory]
    [InlineData("Engine.State")]
    [InlineData("Engine.Transitions")]
    public void The_next_state_is_computed_by_pure_functions(string folder) =>
        Types.InAssembly(typeof(IExecutions).Assembly)
            .That().ResideInNamespaceMatching($"^{Root}\\.{folder.Replace(".", "\\.")}$")
            .ShouldNot().HaveDependencyOnAny(
                "Microsoft.Extensions.Logging", "System.IO", "System.Threading.Tasks", "System.TimeProvider", "Zoe.Backends.IBackend")
            .GetResult().FailingTypeNames.ShouldBeNull();

    private static bool IsLog(string folder) => folder.StartsWith("Logs.", StringComparison.Ordinal);
}
