using Zoe.TestKit;

namespace Zoe.Hosting.Stores.Tests.Postgres;

/// <summary>One server for the tests that do not stop it; each has a schema of its own.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private static int _deployments;

    private PostgresServer? _server;

    /// <summary>The server; the test is skipped when there is none.</summary>
    public PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, PostgresServer.FindObstacle() ?? "");
            return _server;
        }
    }

    public static string NextDeployment() => $"test-{Interlocked.Increment(ref _deployments)}";

    public async ValueTask InitializeAsync() => _server = PostgresServer.FindObstacle() is null ? await PostgresServer.StartAsync() : null;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
