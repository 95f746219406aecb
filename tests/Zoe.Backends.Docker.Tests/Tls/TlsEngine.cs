using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Tls;

/// <summary>An engine that listens with TLS and lets only holders of a client certificate in.</summary>
public sealed class TlsEngine : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zoe-tls-");
    private PrivateEngine? _engine;
    private string? _address;

    /// <summary>The authority that everyone here trusts.</summary>
    internal TestAuthority Authority { get; private set; } = null!;

    /// <summary>Where certificates are.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>The engine's address. Skips the test when there can be none.</summary>
    internal string Address
    {
        get
        {
            Assert.SkipWhen(_address is null, $"no Docker Engine: {EngineScript.FindObstacle()}");
            return _address!;
        }
    }

    /// <summary>Its Unix socket, which has no TLS; for the command line. Skips the test when there is no engine.</summary>
    internal string Socket
    {
        get
        {
            Assert.SkipWhen(_engine is null, $"no Docker Engine: {EngineScript.FindObstacle()}");
            return _engine!.Address;
        }
    }

    /// <summary>What lets us in.</summary>
    internal DockerTlsOptions IssueAccess()
    {
        var (certificate, key) = Authority.IssueFiles("client", "client");
        return new DockerTlsOptions { CaFile = Authority.CaFile, CertificateFile = certificate, KeyFile = key };
    }

    public async ValueTask InitializeAsync()
    {
        Authority = new TestAuthority(Folder, "ours");
        if (EngineScript.FindObstacle() is not null) return;
        var (certificate, key) = Authority.IssueFiles("engine", "127.0.0.1");
        var address = $"tcp://127.0.0.1:{LoopbackServer.FindPort()}";
        _engine = await PrivateEngine.StartAsync(
            "--host", address, "--tlsverify", "--tlscacert", Authority.CaFile, "--tlscert", certificate, "--tlskey", key);
        _address = address;
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync();
        Authority.Dispose();
        _folder.Delete(recursive: true);
    }
}
