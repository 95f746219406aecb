using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Store;

public sealed class DatabaseFileTests : StoreTest
{
    [Fact]
    public async Task Operations_open_no_files_once_the_database_is_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are counted in /proc.");
        var epoch = await SaveAsync();
        var before = OpenFiles();
        before.ShouldNotBeEmpty();

        var changes = new StoreChanges { Executions = [.. Enumerable.Range(1, 500).Select(id => Execution(id))], NextIds = NextIds.First };
        await Store.SaveAsync(changes, epoch, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.ListAsync(new ExecutionFilter { LaterThanSubmit = DateTimeOffset.UnixEpoch }, Cancellation)));
        OpenFiles().ShouldBe(before);
    }

    [Fact]
    public async Task A_copy_of_the_file_alone_is_complete_after_a_normal_shutdown()
    {
        await SaveAsync(Execution(1));
        await using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=false"))
        {
            // Another program that has it open keeps SQLite from emptying the log by itself.
            await other.OpenAsync(Cancellation);
            await using var command = other.CreateCommand();
            command.CommandText = "SELECT count(*) FROM execution";
            (await command.ExecuteScalarAsync(Cancellation)).ShouldBe(1L);
            await Database.DisposeAsync();
            File.Copy(DatabasePath, DatabasePath + ".copy");
        }

        await using var copy = new SqliteDatabase(DatabasePath + ".copy");
        (await new SqliteExecutionStore(copy).FindAsync(1, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_the_owner_may_access_the_database_even_an_existing_one()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are those of Unix.");
            return;
        }

        await SaveAsync(Execution(1));
        await ReopenAsync();
        File.SetUnixFileMode(DatabasePath, (UnixFileMode)0b110_100_100);
        await SaveAsync(Execution(2));

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(DatabasePath)!))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_reported_with_a_remedy()
    {
        await File.WriteAllTextAsync(DatabasePath, new string('x', 4096), Cancellation);
        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => Database.OpenAsync(Cancellation));
        failure.Message.ShouldBe($"{DatabasePath} is not a database of Zoe: restore a backup, or use another data path.");

        // Nothing is remembered of a failure.
        File.Delete(DatabasePath);
        await Database.OpenAsync(Cancellation);
    }

    private string[] OpenFiles() =>
    [
        .. Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(entry => $"{entry} {ReadTarget(entry)}")
            .Where(line => line.Contains(DatabasePath, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string? ReadTarget(string entry)
    {
        try
        {
            return File.ResolveLinkTarget(entry, returnFinalTarget: false)?.FullName;
        }
        catch (FileNotFoundException)
        {
            // Another test of this process has closed it in between.
            return null;
        }
    }
}
