namespace Zoe.TestKit;

/// <summary>One server for all tests that do not need their own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public ServerProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ServerProcess.StartAsync();
        await Server.WaitUntilReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
