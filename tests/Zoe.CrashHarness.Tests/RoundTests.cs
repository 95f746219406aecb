using Zoe.CrashHarness.Runs;

namespace Zoe.CrashHarness.Tests;

/// <summary>A few rounds; <c>./test.sh --long</c> runs many.</summary>
public sealed class RoundTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zoe-crash-");

    [Theory]
    [InlineData("sqlite", "process", 3)]
    [InlineData("postgres", "process", 3)]
    [InlineData("postgres", "virtual", 2)]
    [InlineData("sqlite", "docker", 1)]
    public async Task No_invariant_is_violated(string store, string backend, int rounds)
    {
        var options = CrashOptions.Parse(["--store", store, "--backend", backend])!;
        Assert.SkipWhen(RunReport.FindObstacle(options) is not null, RunReport.FindObstacle(options) ?? "");
        Assert.SkipWhen(
            backend == "docker" && Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST") is null,
            "needs a Docker Engine: ZOE_TEST_DOCKER_HOST is not set (./test.sh sets it)");
        RunFolder.OpenToServers(_folder.FullName);

        var result = await new CrashRun(options, backend, rounds, _folder.FullName, TestContext.Current.SendDiagnosticMessage)
            .RunAsync(TestContext.Current.CancellationToken);

        result.Violation.ShouldBeNull($"The evidence is in {_folder.FullName}");
        result.Rounds.ShouldBe(rounds);
        result.Executions.ShouldBeGreaterThan(0);
        result.Faults.Values.Sum().ShouldBeGreaterThanOrEqualTo(rounds);
        if (backend != "virtual") result.Services.ShouldBeGreaterThan(0);
        _folder.Delete(recursive: true);
    }

    // A failed run keeps its evidence.
    public void Dispose()
    {
        _folder.Refresh();
        if (_folder.Exists && _folder.GetFileSystemInfos().Length == 0) _folder.Delete();
    }
}
