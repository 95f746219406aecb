using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>One engine for all tests of a class that kill engines.</summary>
public sealed class MistreatedEngine : IAsyncLifetime
{
    private PrivateEngine? _engine;

    /// <summary>The engine. Skips the test when there can be none.</summary>
    internal PrivateEngine Engine
    {
        get
        {
            Assert.SkipWhen(_engine is null, $"no Docker Engine: {EngineScript.FindObstacle()}");
            return _engine!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (EngineScript.FindObstacle() is null) _engine = await PrivateEngine.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync();
    }
}
