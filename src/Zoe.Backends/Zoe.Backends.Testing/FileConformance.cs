using System.Formats.Tar;
using System.Text;
using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>What an <see cref="IFileReceivingBackend"/> must do beside the rest. Derive from it in a test project.</summary>
public abstract class FileConformance : ConformanceTests<ShellEnvironment>
{
    private IFileReceivingBackend Receiving => Assert.IsAssignableFrom<IFileReceivingBackend>(Backend);

    [Fact]
    public async Task Files_are_in_the_root_before_the_command_runs_with_their_owners_and_modes()
    {
        var spec = Spec(1, "sh -c 'cat /opt/zoe/in; stat -c \"%u:%g %a\" /opt/zoe/in'");

        await Receiving.StartAsync(
            spec, Environment.Node, _ => Task.FromResult<Stream>(Archive("opt/zoe/in", "text\n")), Deadline);

        Assert.Equal("text\n1234:5001 640\n", await ReadLogsAsync(spec.Key, follow: true));
    }

    [Fact]
    public async Task A_repeated_start_finds_the_service_and_does_not_read_the_files_again()
    {
        var spec = Spec(1, Environment.RunUntilStopped);
        var opened = 0;
        Task<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            opened++;
            return Task.FromResult<Stream>(Archive("in", "text"));
        }

        var first = await Receiving.StartAsync(spec, Environment.Node, OpenAsync, Deadline);
        var second = await Receiving.StartAsync(spec, Environment.Node, OpenAsync, Deadline);

        Assert.Equal(first.BackendId, second.BackendId);
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task An_archive_that_cannot_be_read_leaves_nothing()
    {
        var spec = Spec(1, Environment.RunUntilStopped);

        await Assert.ThrowsAsync<FileNotFoundException>(() => Receiving.StartAsync(
            spec, Environment.Node, _ => throw new FileNotFoundException("no such archive"), Deadline));

        Assert.Empty(await ListAsync());
        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    private static MemoryStream Archive(string name, string text)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                Uid = 1234,
                Gid = 5001,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            });
        }

        archive.Position = 0;
        return archive;
    }
}
