using Zoe.Client;
using Zoe.TestKit;

namespace Zoe.Benchmarks.Failover.Hosts;

/// <summary>Zoe.Web.</summary>
internal sealed class WebHostProcess(string name, string dataPath, IReadOnlyDictionary<string, string> environment) : IHostProcess
{
    private ServerProcess? _server;
    private ZoeClient? _client;

    public string Name => name;

    public int ProcessId => _server!.ProcessId;

    public ZoeClient Client => _client!;

    public async Task StartAsync()
    {
        await CloseAsync();
        _server = await ServerProcess.StartAsync(dataPath, environment: environment);
        _client = ZoeClient.Create(new ZoeClientOptions
        {
            Address = _server.Url,
            UserName = "admin",
            Password = ServerProcess.DefaultPassword,
            // The measurement repeats requests itself.
            Retry = RetryOptions.None,
        });
        await _server.WaitUntilReadyAsync();
    }

    public Task WaitForExitAsync() => _server!.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.KillAsync();
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        _client?.Dispose();
        // It has ended.
        if (_server is not null) await _server.DisposeAsync();
        _server = null;
    }
}
