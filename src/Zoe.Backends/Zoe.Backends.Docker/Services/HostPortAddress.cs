using System.Net;
using System.Net.Sockets;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Finds the address on which an engine publishes ports for the host only: the one by which the host reaches it.</summary>
internal sealed class HostPortAddress(DockerEngineOptions engine, DockerBackendOptions options)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>The address; empty for all of the node's.</summary>
    public async Task<string> FindAsync(ServiceSpec spec, CancellationToken cancellationToken)
    {
        if (options.OpenProxiedPorts || spec.HostPorts.IsDefaultOrEmpty) return "";
        if (!EngineAddress.TryParse(engine.Address, engine.Tls is not null, out var address)) return Loopback;
        if (address.SocketPath is not null) return Loopback;
        if (IPAddress.TryParse(address.Host, out var known)) return known.ToString();
        try
        {
            var found = await Dns.GetHostAddressesAsync(address.Host, cancellationToken);
            return (found.FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetwork) ?? found[0]).ToString();
        }
        catch (SocketException problem)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"The address of engine '{engine.Name}', {address.Host}, is not known: {problem.Message}", problem);
        }
    }
}
