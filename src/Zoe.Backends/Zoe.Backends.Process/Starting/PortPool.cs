using System.Net;
using System.Net.Sockets;

namespace Zoe.Backends.Process;

/// <summary>Chooses free port numbers of this machine, none of them twice among the services present.</summary>
internal sealed class PortPool
{
    private readonly Lock _lock = new();
    private readonly HashSet<(string Protocol, int Number)> _taken = [];

    /// <summary>Chooses a number that nothing on this machine listens on.</summary>
    public int Take(string protocol)
    {
        lock (_lock)
        {
            while (true)
            {
                var number = Probe(protocol);
                if (_taken.Add((protocol, number))) return number;
            }
        }
    }

    /// <summary>Remembers the ports of an adopted service.</summary>
    public void Keep(IEnumerable<PublishedPort> ports)
    {
        lock (_lock)
            foreach (var port in ports) _taken.Add((port.Port.Protocol, port.ExternalPort));
    }

    /// <summary>Gives back the ports of a service that is gone.</summary>
    public void Release(IEnumerable<PublishedPort> ports)
    {
        lock (_lock)
            foreach (var port in ports) _taken.Remove((port.Port.Protocol, port.ExternalPort));
    }

    private static int Probe(string protocol)
    {
        using var socket = protocol == "udp"
            ? new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
