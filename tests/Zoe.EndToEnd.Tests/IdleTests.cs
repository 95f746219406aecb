using Zoe.EndToEnd.Tests.Support;

namespace Zoe.EndToEnd.Tests;

/// <summary>Executions that use no CPU are ended, on real back-ends.</summary>
public sealed class IdleTests : IDisposable
{
    private readonly string _dataPath = Directory.CreateTempSubdirectory("zoe-e2e-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }

    [Theory]
    [InlineData("Process")]
    [InlineData("DockerEngine")]
    public async Task An_execution_that_sleeps_is_ended_and_one_that_computes_is_not(string engine)
    {
        await using var server = await TestEngine.Require(engine, _dataPath).StartServerAsync(
            _dataPath, ("ZOE_IDLE_AFTER", "10"), ("ZOE_IDLE_WARNING", "4"), ("ZOE_USAGE_INTERVAL", "1"));
        using var client = new RestClient(server);
        var sleeping = await client.StartAsync("sleeping", Applications.Batch("sleep 100000"));
        var computing = await client.StartAsync("computing", Applications.Batch("sh -c 'while :; do :; done'"));

        var ended = await client.WaitAsync(sleeping, "terminated");

        ended["error_message"]!.GetValue<string>().ShouldStartWith("It was idle for ");
        (await client.GetHistoryAsync(sleeping)).ShouldContain("Idle: it is ended at ");
        (await client.GetExecutionAsync(computing))["status"]!.GetValue<string>().ShouldBe("running");
        await client.TerminateAsync(computing);
        await client.WaitAsync(computing, "terminated");
    }
}
