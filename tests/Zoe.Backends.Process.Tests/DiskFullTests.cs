using System.Diagnostics;
using System.Text;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Process.Tests;

/// <summary>A state folder on a file system of 256 KiB.</summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private readonly string _disk = Directory.CreateTempSubdirectory("zoe-disk-").FullName;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));
    private ProcessBackend _backend = null!;

    private string Filling => Path.Combine(_disk, "filling");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(System.Environment.IsPrivilegedProcess, "mounting a file system needs root");
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "zoe-test", _disk);
        _backend = new ProcessBackend(new ProcessBackendOptions
        {
            DeploymentName = $"disk-{System.Environment.ProcessId}",
            StateFolder = Path.Combine(_disk, "state"),
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_backend is not null)
        {
            File.Delete(Filling);
            foreach (var service in (await _backend.ListAsync(CancellationToken.None)).Services)
                await _backend.StopAsync(service.Key, service.Node, TimeSpan.Zero, CancellationToken.None);
            await _backend.DisposeAsync();
            Groups.Delete(Path.Combine(_disk, "state"), $"disk-{System.Environment.ProcessId}");
            // A process that another test is just starting has this process's files open for a moment.
            await RunAsync("umount", "--lazy", _disk);
        }

        Directory.Delete(_disk, recursive: true);
        _deadline.Dispose();
    }

    [Fact]
    public async Task A_start_on_a_full_disk_is_refused_with_the_systems_message_and_succeeds_when_there_is_space()
    {
        await _backend.ListAsync(_deadline.Token);
        Fill();

        var problem = await Should.ThrowAsync<BackendException>(() => StartAsync(1, "sleep 1000"));
        problem.Failure.ShouldBe(BackendFailure.Retryable);
        problem.Message.ShouldContain("No space left on device");
        (await _backend.ListAsync(_deadline.Token)).Services.ShouldBeEmpty();

        File.Delete(Filling);
        (await StartAsync(1, "sleep 1000")).State.ShouldBe(ServiceState.Running);
    }

    [Fact]
    public async Task A_service_that_fills_the_disk_ends_with_its_own_error_and_can_be_removed()
    {
        await using var events = await EventRecorder.StartAsync(_backend, "local", _deadline.Token);
        var service = await StartAsync(1, "yes");

        (await events.WaitForEndAsync(service.Key, _deadline.Token)).ExitCode.ShouldNotBe(0);
        var read = 0L;
        await foreach (var chunk in _backend.ReadLogsAsync(service.Key, "local", follow: true, _deadline.Token)) read += chunk.Length;
        read.ShouldBeGreaterThan(100_000);

        await _backend.StopAsync(service.Key, "local", TimeSpan.Zero, _deadline.Token);
        (await StartAsync(2, "sleep 1000")).State.ShouldBe(ServiceState.Running);
    }

    [Fact]
    public async Task The_exit_code_of_a_service_that_ends_on_a_full_disk_is_kept()
    {
        await using var events = await EventRecorder.StartAsync(_backend, "local", _deadline.Token);
        var flag = Path.Combine(_disk, "go");
        var good = await StartAsync(1, $"until [ -e {flag} ]; do sleep 0.05; done");
        var bad = await StartAsync(2, $"until [ -e {flag} ]; do sleep 0.05; done; exit 42");
        Fill();
        File.CreateSymbolicLink(flag, "/dev/null");

        (await events.WaitForEndAsync(good.Key, _deadline.Token)).ExitCode.ShouldBe(0);
        (await events.WaitForEndAsync(bad.Key, _deadline.Token)).ExitCode.ShouldBe(42);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    private Task<ObservedService> StartAsync(long id, string command) => _backend.StartAsync(
        new ServiceSpec { Key = new ServiceKey(1, id, 1), HostName = $"service{id}", Image = "none:1", Command = command },
        "local",
        _deadline.Token);

    private void Fill()
    {
        using var filling = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = Encoding.ASCII.GetBytes(new string('x', 4096));
        try
        {
            while (true) filling.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }
}
