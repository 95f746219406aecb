using System.Net;
using System.Net.Sockets;

namespace Zoe.Backends.Process.Nodes;

/// <summary>Allocates free port numbers of this machine, each to one service at a time.</summary>
internal sealed class PortPool
{
    private readonly Lock _lock = new();
    private readonly HashSet<(string Protocol, int Number)> _allocated = [];

    /// <summary>Allocates a number that no socket of this machine is bound to.</summary>
    public int Allocate(string protocol)
    {
        lock (_lock)
        {
            while (true)
            {
                var number = FindFree(protocol);
                if (_allocated.Add((protocol, number))) return number;
            }
        }
    }

    /// <summary>Marks the ports of an adopted service as allocated.</summary>
    public void Reserve(IEnumerable<PublishedPort> ports)
    {
        lock (_lock)
            foreach (var port in ports) _allocated.Add((port.Port.Protocol, port.ExternalPort));
    }

    /// <summary>Frees the ports of a service that was removed.</summary>
    public void Release(IEnumerable<PublishedPort> ports)
    {
        lock (_lock)
            foreach (var port in ports) _allocated.Remove((port.Port.Protocol, port.ExternalPort));
    }

    private static int FindFree(string protocol)
    {
        using var socket = protocol == "udp"
            ? new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
