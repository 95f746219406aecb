using System.Diagnostics;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Faults;

/// <summary>An engine whose whole folder is on a file system of 96 MiB.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task An_engine_whose_disk_is_full_refuses_in_its_words_and_starts_when_there_is_room_again()
    {
        Assert.SkipWhen(EngineScript.FindObstacle() is not null, EngineScript.FindObstacle() ?? "");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var disk = Directory.CreateTempSubdirectory("zd-").FullName;
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=96m", "zoe-test", disk);
        try
        {
            await using var engine = await PrivateEngine.StartAsync("--data-root", Path.Combine(disk, "data"));
            await using var backend = DockerBackends.Create(engine.Address, "full");
            var filling = Path.Combine(disk, "filling");
            Fill(filling);

            var problem = await Should.ThrowAsync<BackendException>(() => backend.StartAsync(Spec(), DockerBackends.Node, deadline.Token));
            problem.Failure.ShouldBe(BackendFailure.Retryable, problem.Message);
            problem.Message.ShouldContain("no space left on device");
            (await backend.ListAsync(deadline.Token)).Services.ShouldBeEmpty();

            File.Delete(filling);
            (await backend.StartAsync(Spec(), DockerBackends.Node, deadline.Token)).State.ShouldBe(ServiceState.Running);
            await backend.StopAsync(Spec().Key, DockerBackends.Node, TimeSpan.Zero, deadline.Token);
        }
        finally
        {
            await RunAsync("umount", "--lazy", disk);
            Directory.Delete(disk);
        }
    }

    private static ServiceSpec Spec() => new()
    {
        Key = new ServiceKey(1, 1, 1),
        HostName = "service1-1-full",
        Image = SharedEngine.Image,
        Command = "sleep 1000",
    };

    private static void Fill(string path)
    {
        using var filling = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) filling.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }
}
