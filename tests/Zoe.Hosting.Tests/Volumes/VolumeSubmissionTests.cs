using Zoe.Hosting.Tests.Support;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Volumes;

/// <summary>Volumes of ZApps are checked at submission and again at each start.</summary>
public sealed class VolumeSubmissionTests : EngineTest
{
    private string Shared => Path.Combine(DataPath, "..", Path.GetFileName(DataPath) + "-shared");

    [Fact]
    public async Task A_zapp_with_a_volume_that_is_not_allowed_is_rejected_and_not_stored()
    {
        await using var host = await StartAsync(Cluster("a"));
        await Should.ThrowAsync<VolumeRefusedException>(() => host.SubmitAsync(WithVolume("/etc")));
        (await host.Executions.ListAsync(new ExecutionFilter(), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_replaced_by_a_link_out_of_the_list_ends_the_waiting_execution_with_the_reason()
    {
        var shared = Path.GetFullPath(Shared);
        Directory.CreateDirectory(shared + "/set");
        try
        {
            await using var host = await StartAsync(
                Cluster("a"), configure: options => options.VolumeAllowList.Add(new AllowedFolder(shared, false)));
            var first = await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 4)));
            await host.WaitAsync(first.Id, ExecutionStatus.Running);
            var second = await host.SubmitAsync(WithVolume(shared + "/set"));
            await host.WaitAsync(second.Id, ExecutionStatus.Queued);

            Directory.Delete(shared + "/set");
            Directory.CreateSymbolicLink(shared + "/set", "/etc");
            await host.Executions.TerminateAsync(first.Id, "make room", CancellationToken.None);
            var ended = await host.WaitAsync(second.Id, ExecutionStatus.Error);
            ended.ErrorMessage!.ShouldContain("leads through a symbolic link to a folder that is not on the list");
        }
        finally
        {
            Directory.Delete(shared, recursive: true);
        }
    }

    private static ZApp WithVolume(string path) => Applications.Of(Applications.Service("main", "run 1", monitor: true) with
    {
        Volumes = [new ZAppVolume { Name = "vol", Path = path, ReadOnly = true }],
    });
}
