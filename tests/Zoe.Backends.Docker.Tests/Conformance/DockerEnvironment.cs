using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Conformance;

/// <summary>Docker Engines of which the one at <paramref name="address"/> runs the services.</summary>
internal sealed class DockerEnvironment(string address, Func<string, DockerBackendOptions>? options = null)
    : ShellEnvironment
{
    public override string Node => DockerBackends.Node;

    public override string Image => SharedEngine.Image;

    public override int ManyServices => 32;

    public override bool OrdersStreamsExactly => false;

    public override string GreetOn(int port) => $"sh -c 'while :; do echo hello | nc -l -p $ZOE_PORT_{port}; done'";

    public override Task<IBackend> CreateBackendAsync(string deployment) =>
        Task.FromResult<IBackend>(DockerBackends.Create(options?.Invoke(deployment) ?? DockerBackends.Options(address, deployment)));

    public override async Task KillAsync(ObservedService service) =>
        await EngineScript.DockerAsync(address, "kill", service.BackendId);

    public override async Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment)
    {
        var containers = await EngineScript.DockerAsync(
            address, "ps", "--all", "--quiet", "--filter", $"label=zoe_deployment_name={deployment}");
        return containers.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
