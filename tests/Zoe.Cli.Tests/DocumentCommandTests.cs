using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>The commands that work on documents and need no server.</summary>
public sealed class DocumentCommandTests
{
    private const string Version2 = """
        {
          "name": "old-app", "version": 2, "will_end": true, "priority": 7, "requires_binary": false,
          "services": [{
            "name": "worker", "environment": [], "docker_image": "app:1", "monitor": true, "total_count": 1,
            "essential_count": 1, "required_resources": { "memory": 1048576 }, "startup_order": 0, "ports": []
          }]
        }
        """;

    private const string Project = """
        meta: {name: hello}
        execution: {groups: [{name: hello, path: "swift://~/c/hello.nexe", args: "a b"}]}
        bundling: ["*.py"]
        """;

    [Fact]
    public async Task A_folder_is_searched_for_every_kind_of_document()
    {
        using var folder = new Folder()
            .With("shop/app/manifest.json", """{"version": 2, "zapps": []}""")
            .With("shop/app/old.json", Version2)
            .With("zapp.yaml", Project + "\nbundlign: []")
            .With(".hidden/x.json", "not JSON")
            .With("notes.txt", "not a document");

        var run = await Zoe("validate", folder.Path);

        run.ExitCode.ShouldBe(1);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(folder.Path.Length + 1)..]).ShouldBe(
        [
            "shop/app/manifest.json:1:13: error ZOE1019: Manifest version 2 is not known; write version 1.",
            "shop/app/old.json:2:33: warning ZOE1087: Format 2 is converted to format 3 when it is started; 'zoe convert' shows the result.",
            "shop/app/old.json:2:66: warning ZOE1060: Format 3 has no priority; its value 7 becomes the size, set a better one if you have it.",
            "shop/app/old.json: ok",
            "zapp.yaml:4:1: error ZOE1010: 'bundlign' is not known here. Did you mean 'bundling'?",
        ]);
    }

    [Fact]
    public async Task Folder_without_documents_is_an_error()
    {
        using var folder = new Folder();

        var run = await Zoe("validate", folder.Path);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("There are no .json or .yaml files");
    }

    [Fact]
    public async Task Strict_makes_warnings_errors()
    {
        using var folder = new Folder().With("app.json", File.ReadAllText(Samples.PathOf("hello-batch"))
            .Replace("\"name\": \"hello-batch\"", "\"name\": \"hello batch\"", StringComparison.Ordinal));

        var lenient = await Zoe("validate", folder["app.json"]);
        var strict = await Zoe("validate", "--strict", folder["app.json"]);

        lenient.ExitCode.ShouldBe(0, lenient.Output);
        lenient.Output.ShouldContain("warning ZOE1020");
        strict.ExitCode.ShouldBe(1);
        strict.Output.ShouldContain("error ZOE1020");
        strict.Output.ShouldNotContain(": ok");
    }

    [Fact]
    public async Task Sarif_has_rules_results_and_places()
    {
        using var folder = new Folder().With("app.json", Version2.Replace("\"priority\": 7", "\"priority\": 7000", StringComparison.Ordinal));

        var run = await Zoe("validate", "--format", "sarif", folder["app.json"]);

        run.ExitCode.ShouldBe(1);
        var sarif = JsonElement.Parse(run.Output).GetProperty("runs")[0];
        sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString().ShouldBe("ZOE1015");
        var result = sarif.GetProperty("results")[0];
        result.GetProperty("level").GetString().ShouldBe("error");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath.ShouldBe(folder["app.json"]);
        place.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task ZApp_of_format_2_is_converted_with_warnings_on_standard_error()
    {
        using var folder = new Folder().With("old.json", Version2);

        var shown = await Zoe("convert", folder["old.json"]);
        var written = await Zoe("convert", folder["old.json"], "-o", folder["new.json"]);

        shown.ExitCode.ShouldBe(0);
        JsonElement.Parse(shown.Output).GetProperty("version").GetInt32().ShouldBe(3);
        shown.Error.ShouldContain("warning ZOE1060");
        written.Output.ShouldBeEmpty();
        File.ReadAllText(folder["new.json"]).ShouldBe(shown.Output);
        (await Zoe("validate", folder["new.json"])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Invalid_ZApp_is_not_converted()
    {
        using var folder = new Folder().With("old.json", "{}");

        var run = await Zoe("convert", folder["old.json"], "-o", folder["new.json"]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("error ZOE1012");
        File.Exists(folder["new.json"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_project_is_bundled_and_unbundled()
    {
        using var folder = new Folder().With("zapp.yaml", Project).With("hello.py", "print('hello')");

        var bundle = await Zoe("bundle", folder.Path, "-o", folder["hello.zapp"]);
        var unbundle = await Zoe("unbundle", folder["hello.zapp"], "-C", folder["out"]);
        var again = await Zoe("unbundle", folder["hello.zapp"], "-C", folder["out"]);

        bundle.ExitCode.ShouldBe(0, bundle.Error);
        bundle.Output.ShouldBe($"{folder["hello.zapp"]}: 3 files\n");
        unbundle.ExitCode.ShouldBe(0, unbundle.Error);
        File.ReadAllText(folder["out/hello.py"]).ShouldBe("print('hello')");
        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("error ZOE1235");
    }

    [Fact]
    public async Task A_project_with_errors_is_not_bundled()
    {
        using var folder = new Folder().With("zapp.yaml", Project);

        var run = await Zoe("bundle", folder.Path, "-o", folder["hello.zapp"]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("zapp.yaml:3:12: error ZOE1221");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    private static Task<ProgramRun> Zoe(params string[] arguments) => ProgramRun.RunAsync("zoe.dll", arguments);

    /// <summary>A folder that is deleted after the test.</summary>
    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("zoe-cli-").FullName;

        public string this[string relative] => System.IO.Path.Combine(Path, relative);

        public Folder With(string relative, string content)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
            File.WriteAllText(this[relative], content);
            return this;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
