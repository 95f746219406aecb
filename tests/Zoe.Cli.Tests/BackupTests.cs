using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>A backup of a running server, restored as documented.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-backup-").FullName;

    private string Copy => Path.Combine(_folder, "backup.db");

    [Fact]
    public async Task A_backup_of_a_running_server_is_complete_private_and_can_be_restored()
    {
        string id;
        await using (var server = await ServerProcess.StartAsync())
        {
            await server.WaitUntilReadyAsync();
            id = await ZoeProgram.StartExecutionAsync(server, "kept", Samples.Batch("echo said"));
            var backup = await RunAsync("db", "backup", "--data", server.DataPath, Copy);
            backup.ExitCode.ShouldBe(0, backup.Error);
            backup.Output.ShouldEndWith("bytes, verified\n");
        }

        Directory.GetFiles(_folder).ShouldBe([Copy]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        File.Copy(Copy, Path.Combine(data, "zoe.db"));
        await using var restored = await ServerProcess.StartAsync(data, password: ServerProcess.DefaultPassword);
        (await ZoeProgram.RunAsync(restored, "inspect", id)).Output.ShouldContain("kept");
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await File.WriteAllTextAsync(Copy, "mine", TestContext.Current.CancellationToken);
        await using var server = await ServerProcess.StartAsync();
        var backup = await RunAsync("db", "backup", "--data", server.DataPath, Copy);
        backup.ExitCode.ShouldBe(1);
        backup.Error.ShouldBe($"zoe: The backup failed: {Copy} already exists.\n");
        (await File.ReadAllTextAsync(Copy, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_backup_of_a_missing_or_damaged_database_fails_and_leaves_no_file()
    {
        var none = await RunAsync("db", "backup", "--data", _folder, Copy);
        none.ExitCode.ShouldBe(1);
        none.Error.ShouldBe($"zoe: The backup failed: There is no database at {Path.Combine(_folder, "zoe.db")}.\n");

        await File.WriteAllTextAsync(Path.Combine(_folder, "zoe.db"), new string('x', 4096), TestContext.Current.CancellationToken);
        var broken = await RunAsync("db", "backup", "--data", _folder, Copy);
        broken.ExitCode.ShouldBe(1);
        broken.Error.ShouldContain("is not a database of Zoe");
        Directory.GetFiles(_folder).ShouldBe([Path.Combine(_folder, "zoe.db")]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync("zoe.dll", arguments, new Dictionary<string, string> { ["HOME"] = "/nonexistent" });
}
