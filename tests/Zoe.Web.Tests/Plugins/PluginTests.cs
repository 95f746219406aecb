using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Zoe.TestKit;

namespace Zoe.Web.Tests.Plugins;

/// <summary>Policies and back-ends that the server takes from a folder.</summary>
public sealed class PluginTests : IDisposable
{
    private const string Good = "Zoe.Web.Tests.Plugin.dll";
    private const string Bad = "Zoe.Web.Tests.BadPlugin.dll";

    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "plugins");

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-plugins-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Good)]
    [InlineData("Zoe.Web.Tests.Plugin/" + Good)]
    public async Task Policies_and_a_back_end_of_a_plug_in_run_executions(string path)
    {
        var file = Copy(Good, path);
        await using var server = await ServerProcess.StartAsync(environment: new Dictionary<string, string>
        {
            ["ZOE_PLUGINS"] = _folder,
            ["ZOE_BACKEND"] = "numbered",
            ["Zoe__BackendSettings__Nodes"] = "3",
            ["ZOE_SCHEDULER_POLICY"] = "backwards",
            ["ZOE_PLACEMENT_POLICY"] = "tight-memory",
            ["ZOE_SCHEDULER_MODE"] = "wrapped",
        });
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        var id = await ExecutionDriver.StartAsync(client, "job", Samples.Batch("run 0"));

        await ExecutionDriver.WaitForAsync(client, id, "terminated");

        server.Output.ShouldContain("Back-end      Numbered, as configured");
        server.Output.ShouldContain($"Plug-in       backwards (queue order), {file}");
        server.Output.ShouldContain($"Plug-in       tight-memory (placement policy), {file}");
        server.Output.ShouldContain($"Plug-in       wrapped (scheduler mode), {file}");
        server.Output.ShouldContain($"Plug-in       Numbered (back-end), {file}");
        var nodes = (await ApiAnswer.SendAsync(client, "GET", "statistics/scheduler")).Json.GetProperty("platform_stats").GetProperty("nodes");
        nodes.EnumerateArray().Select(node => node.GetProperty("name").GetString()).ShouldBe(["number1", "number2", "number3"]);
    }

    [Fact]
    public async Task Invalid_settings_of_a_plug_in_back_end_are_reported_with_its_message()
    {
        Copy(Good, Good);
        var run = await RunAsync("--backend=Numbered");
        run.ExitCode.ShouldBe(1);
        run.Error.Trim().ShouldBe("zoe: Zoe:BackendSettings:Nodes is not a number.");
    }

    [Fact]
    public async Task An_unknown_name_is_rejected_with_the_names_of_plug_ins()
    {
        Copy(Good, Good);
        var run = await RunAsync("--placement-policy=tight-memry");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--placement-policy is 'tight-memry'; it must be one of average, best-fit, dot-product, random, tight-memory,");
        run.Error.ShouldContain("Did you mean 'tight-memory'?");
    }

    [Fact]
    public async Task Invalid_plug_ins_are_reported_with_file_and_reason_and_the_server_does_not_start()
    {
        var bad = Copy(Bad, "a.dll");
        var text = Path.Combine(_folder, "b.dll");
        await File.WriteAllTextAsync(text, "This is no program.", TestContext.Current.CancellationToken);
        var library = Path.Combine(_folder, "c.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "FSharp.Core.dll"), library);
        var good = Copy(Good, "d.dll");
        var twice = Copy(Good, "e.dll");
        var newer = Copy(Good, "f.dll");
        RequireLaterVersion(newer, "Zoe.Scheduler");
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "mine")).FullName;

        var run = await RunAsync("--backend=Virtual");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBe("");
        run.Error.Trim().Split('\n').ShouldBe(
        [
            $"zoe: Plug-in {bad} cannot be used: class Zoe.Web.Tests.BadPlugin.FailingConstructor fails: there is no licence.",
            $"zoe: Plug-in {bad} cannot be used: class Zoe.Web.Tests.BadPlugin.NoConstructor has no public constructor without parameters.",
            $"zoe: Plug-in {bad} cannot be used: class Zoe.Web.Tests.BadPlugin.NoName is a queue order without a name.",
            $"zoe: Plug-in {bad} cannot be used: class Zoe.Web.Tests.BadPlugin.TakenName is a placement policy named 'Average', which already exists in the server itself.",
            $"zoe: Plug-in {text} is not a .NET assembly.",
            $"zoe: Plug-in {library} has no public class that implements IQueueOrder, IPlacementPolicy, ISchedulerMode or IBackendFactory. Put a plug-in with its dependencies into a folder of its own.",
            $"zoe: Plug-in {twice} cannot be used: class Zoe.Web.Tests.Plugin.BackwardsOrder is a queue order named 'backwards', which already exists in {good}.",
            $"zoe: Plug-in {twice} cannot be used: class Zoe.Web.Tests.Plugin.NumberedBackend is a back-end named 'Numbered', which already exists in {good}.",
            $"zoe: Plug-in {twice} cannot be used: class Zoe.Web.Tests.Plugin.TightMemoryPlacement is a placement policy named 'tight-memory', which already exists in {good}.",
            $"zoe: Plug-in {twice} cannot be used: class Zoe.Web.Tests.Plugin.WrappedMode is a scheduler mode named 'wrapped', which already exists in {good}.",
            $"zoe: Plug-in {newer} is built for Zoe.Scheduler 99.1.0.0, but this server has {typeof(Zoe.Scheduler.IQueueOrder).Assembly.GetName().Version}.",
            $"zoe: Plug-in {empty} has no mine.dll: a plug-in in a folder of its own must have the name of the folder.",
        ]);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(
        "Zoe.Web.dll", [$"--plugins={_folder}", "--listen-port=0", $"--data-path={Path.Combine(_folder, "..", Path.GetFileName(_folder) + "-data")}", .. arguments]);

    private string Copy(string name, string path)
    {
        var target = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Built, name), target);
        return target;
    }

    /// <summary>Changes the reference to an assembly in the file to version 99.1, as if it were built for that.</summary>
    private static void RequireLaterVersion(string file, string reference)
    {
        var bytes = File.ReadAllBytes(file);
        using var image = new PEReader(new MemoryStream(bytes.ToArray()));
        var metadata = image.GetMetadataReader();
        var row = metadata.AssemblyReferences.Single(one => metadata.GetString(metadata.GetAssemblyReference(one).Name) == reference);
        // The row begins with the major and the minor version, two bytes each.
        var offset = image.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + (MetadataTokens.GetRowNumber(row) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef);
        BitConverter.TryWriteBytes(bytes.AsSpan(offset), (ushort)99).ShouldBeTrue();
        BitConverter.TryWriteBytes(bytes.AsSpan(offset + 2), (ushort)1).ShouldBeTrue();
        File.WriteAllBytes(file, bytes);
    }
}
