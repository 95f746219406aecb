using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Zoe.Benchmarks.EndToEnd.Download;

/// <summary>A running <see cref="DownloadSource"/> on a server.</summary>
internal sealed class DownloadLink : IAsyncDisposable
{
    private readonly Server _server;
    private readonly long _id;

    private DownloadLink(Server server, long id, HttpClient client, Uri direct, Uri address) =>
        (_server, _id, Client, Direct, Address) = (server, id, client, direct, address);

    /// <summary>Logged in.</summary>
    public HttpClient Client { get; }

    /// <summary>Without the server.</summary>
    public Uri Direct { get; }

    /// <summary>Through the server.</summary>
    public Uri Address { get; }

    public static async Task<DownloadLink> StartAsync(Uri url, string user, string password)
    {
        var server = new Server(url, user, password);
        var id = await server.StartAsync(JsonNode.Parse(
            $$"""
            {
              "name": "download", "version": 3, "will_end": false, "size": 1,
              "services": [{
                "name": "main", "image": "none", "monitor": true, "total_count": 1, "essential_count": 1, "startup_order": 0,
                "command": "dotnet {{typeof(DownloadSource).Assembly.Location}} source", "environment": [], "volumes": [],
                "ports": [{"name": "Data", "url_template": "http://{ip_port}/", "protocol": "tcp", "port_number": 8080, "proxy": true}],
                "resources": {"memory": {"min": 268435456, "max": null }, "cores": {"min": 0.1, "max": null} }
              }]
            }
            """)!);
        await server.WaitAsync(id, "running");
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        var endpoint = JsonNode.Parse(await client.GetStringAsync(new Uri(url, $"/api/0.7/execution/endpoints/{id}")))!["endpoints"]![0]!;
        var direct = new Uri(endpoint[1]!.GetValue<string>());
        await WaitUntilListeningAsync(direct);
        return new DownloadLink(server, id, client, direct, new Uri(url, endpoint[2]!.GetValue<string>()));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.TerminateAsync(_id);
        _server.Dispose();
        Client.Dispose();
    }

    private static async Task WaitUntilListeningAsync(Uri address)
    {
        while (true)
        {
            try
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(address.Host, address.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
    }
}
