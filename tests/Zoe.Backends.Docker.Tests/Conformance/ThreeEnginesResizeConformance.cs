using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Docker.Tests.Tls;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

/// <summary>The same on one of three engines, which is reached with TLS.</summary>
public sealed class ThreeEnginesResizeConformance(SharedEngine shared, MistreatedEngine plain, TlsEngine secure)
    : ResizeConformance, IClassFixture<MistreatedEngine>, IClassFixture<TlsEngine>
{
    protected override BackendEnvironment CreateEnvironment() =>
        new DockerEnvironment(secure.Socket, deployment => ThreeEngines.Options(deployment, shared, plain, secure));
}
