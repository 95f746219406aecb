using Zoe.EndToEnd.Tests.Support;

namespace Zoe.EndToEnd.Tests;

/// <summary>The environment of services.</summary>
public sealed class ServiceSurroundingsTests : IDisposable
{
    private readonly string _dataPath = Directory.CreateTempSubdirectory("zoe-e2e-").FullName;

    [Theory]
    [InlineData("Process")]
    [InlineData("DockerEngine")]
    public async Task A_service_gets_its_environment_and_can_write_to_its_workspace(string backend)
    {
        var engine = TestEngine.Require(backend, _dataPath);
        await using var server = await engine.StartServerAsync(_dataPath);
        using var client = new RestClient(server);
        var id = await client.StartAsync("surroundings", Applications.Batch(
            "sh -c 'echo $EXECUTION_ID $DEPLOY_NAME $ZOE_UID $ZOE_GID $ZOE_USER $SERVICE_NAME; echo kept >$ZOE_WORKSPACE/file'"));
        var ended = await client.WaitAsync(id, "terminated");
        var output = await client.GetLogsAsync(ended["services"]![0]!.GetValue<long>());
        output.ShouldBe($"{id} {engine.Deployment} 999 5001 admin main0\n");
        var kept = Path.Combine(_dataPath, "workspaces", engine.Deployment, "admin", "file");
        (await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken)).ShouldBe("kept\n");
    }

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }
}
