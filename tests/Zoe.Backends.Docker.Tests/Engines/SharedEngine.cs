using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>
/// The engine that most tests share: the one that <c>ZOE_TEST_DOCKER_HOST</c> names, else a private one, else none and
/// the tests are skipped.
/// </summary>
public sealed class SharedEngine : IAsyncLifetime
{
    public const string Image = "zoe/busybox:1";

    private const string Network = "zoe";

    private PrivateEngine? _own;
    private string? _address;

    /// <summary>The engine's address. Skips the test when there is no engine.</summary>
    public string Address
    {
        get
        {
            Assert.SkipWhen(_address is null, $"no Docker Engine: {EngineScript.FindObstacle()}");
            return _address!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _address = Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST");
        if (string.IsNullOrEmpty(_address))
        {
            if (EngineScript.FindObstacle() is not null) return;
            _own = await PrivateEngine.StartAsync();
            _address = _own.Address;
        }

        // Tests begin together, and engines accept two networks of one name from two clients at the same time.
        if ((await EngineScript.DockerAsync(_address, "network", "ls", "--quiet", "--filter", $"name=^{Network}$")).Length == 0)
            await EngineScript.DockerAsync(_address, "network", "create", Network);
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
    }
}
