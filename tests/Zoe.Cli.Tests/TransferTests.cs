using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>A deployment moved from its SQLite file to a PostgreSQL server, as documented.</summary>
public sealed class TransferTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-transfer-").FullName;

    private string Export => Path.Combine(_folder, "zoe.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_server_goes_on_with_what_was_imported_into_PostgreSQL()
    {
        Assert.SkipWhen(PostgresServer.FindObstacle() is not null, PostgresServer.FindObstacle() ?? "");
        string id;
        await using (var server = await ServerProcess.StartAsync())
        {
            await server.WaitUntilReadyAsync();
            id = await ZoeProgram.StartExecutionAsync(server, "kept", Samples.Batch("echo said"));
            var export = await RunAsync("db", "export", "--data", server.DataPath, Export);
            export.ExitCode.ShouldBe(0, export.Error);
            export.Output.ShouldMatch($"^{Export}: [0-9]+ bytes\nrecords  .*1 execution, .*1 service, .*1 user\nSHA-256  [0-9a-f]{{64}}\n$");
            var again = await RunAsync("db", "export", "--data", server.DataPath, Export);
            again.ExitCode.ShouldBe(1);
            again.Error.ShouldBe($"zoe: {Export} already exists; --force replaces it.\n");
        }

        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Export).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var postgres = await PostgresServer.StartAsync();
        var import = await RunAsync("db", "import", "--store", postgres.Url, Export);
        import.ExitCode.ShouldBe(0, import.Error);
        import.Error.ShouldBeEmpty();
        var last = await RunAsync("db", "export", "--json", "--force", "--store", postgres.Url, Export);
        last.ExitCode.ShouldBe(0, last.Error);
        var document = JsonDocument.Parse(last.Output).RootElement;
        document.GetProperty("records").GetProperty("execution").GetInt32().ShouldBe(1);
        // The same checksum: the stores have the same records.
        import.Output.ShouldContain(document.GetProperty("sha256").GetString()!);

        await using (var restored = await ServerProcess.StartAsync(environment: new Dictionary<string, string> { ["ZOE_STORE"] = postgres.Url }))
        {
            (await ZoeProgram.RunAsync(restored, "inspect", id)).Output.ShouldContain("kept");
            var running = await RunAsync("db", "import", "--store", postgres.Url, Export);
            running.ExitCode.ShouldBe(1);
            running.Error.ShouldBe("zoe: A server of this deployment is running: stop it first.\n");
        }

        var filled = await RunAsync("db", "import", "--store", postgres.Url, Export);
        filled.ExitCode.ShouldBe(1);
        filled.Error.ShouldEndWith("is not empty: import into a new schema.\n");
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("zoe.dll", arguments);
}
