using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Gives Services their addresses and numbers, and leads connections to node ports to the pods behind them.</summary>
internal sealed class ServicePorts(ObjectStore store) : IDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private int _addresses;

    /// <summary>Fills in what the server decides about a new Service.</summary>
    public void Admit(JsonObject service)
    {
        var spec = service["spec"] as JsonObject ?? [];
        if (service["spec"] is null) service["spec"] = spec;
        spec["type"] ??= "ClusterIP";
        spec["clusterIP"] ??= $"10.200.0.{Interlocked.Increment(ref _addresses) % 250}";
        service["status"] = new JsonObject { ["loadBalancer"] = new JsonObject() };
        if (spec["type"]!.ToString() is not ("NodePort" or "LoadBalancer")) return;
        foreach (var port in spec.Items("ports"))
        {
            port["protocol"] ??= "TCP";
            port["nodePort"] ??= Listen(service, (int)port["port"]!);
        }
    }

    public void Dispose()
    {
        lock (_listeners)
            foreach (var listener in _listeners) listener.Dispose();
    }

    private int Listen(JsonObject service, int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        lock (_listeners) _listeners.Add(listener);
        _ = AcceptAsync(listener, service.Scope()!, service["spec"]!["selector"]!.AsObject().Copy(), port);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(TcpListener listener, string scope, JsonObject selector, int port)
    {
        try
        {
            while (true) _ = ForwardAsync(await listener.AcceptTcpClientAsync(), scope, selector, port);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The server is being closed.
        }
    }

    private async Task ForwardAsync(TcpClient client, string scope, JsonObject selector, int port)
    {
        using (client)
        {
            var labels = string.Join(',', selector.Select(label => $"{label.Key}={label.Value}"));
            var pod = store.List("pods", scope).Items.FirstOrDefault(one => Selectors.Fits(one, labels, null) && one["status"]?["podIP"] is not null);
            if (pod is null) return;
            try
            {
                using var inside = new TcpClient();
                await inside.ConnectAsync(pod["status"]!["podIP"]!.ToString(), port);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(inside.GetStream()), inside.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception refused) when (refused is SocketException or IOException)
            {
                // As a connection to a port on which nothing listens.
            }
        }
    }
}
