using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Docker.Tests.Tls;

namespace Zoe.Backends.Docker.Tests.Conformance;

/// <summary>A deployment on three engines, the one of the tests with TLS.</summary>
internal static class ThreeEngines
{
    public static DockerBackendOptions Options(
        string deployment, SharedEngine shared, MistreatedEngine plain, TlsEngine secure) => new()
        {
            DeploymentName = deployment,
            Engines =
            [
                new DockerEngineOptions { Name = "shared", Address = shared.Address },
                new DockerEngineOptions { Name = DockerBackends.Node, Address = secure.Address, Tls = secure.IssueAccess() },
                new DockerEngineOptions { Name = "plain", Address = plain.Engine.Address },
            ],
        };
}
