using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Docker.Tests.Tls;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

/// <summary>The same on one of three engines, which is reached with TLS.</summary>
public sealed class ThreeEnginesShellConformance(SharedEngine shared, MistreatedEngine plain, TlsEngine secure)
    : ShellConformance, IClassFixture<MistreatedEngine>, IClassFixture<TlsEngine>
{
    protected override ShellEnvironment CreateEnvironment() =>
        new DockerEnvironment(secure.Socket, deployment => ThreeEngines.Options(deployment, shared, plain, secure));
}
