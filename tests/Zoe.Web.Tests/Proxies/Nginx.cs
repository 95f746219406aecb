using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Zoe.Web.Tests.Proxies;

/// <summary>A real nginx that shows a server below <c>/lab/</c>, and a page of another origin on a second port.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, string folder, int port, int foreignPort)
    {
        (_process, _folder) = (process, folder);
        Url = new Uri($"http://127.0.0.1:{port}/lab/");
        Foreign = new Uri($"http://127.0.0.1:{foreignPort}/");
    }

    /// <summary>Where the server is seen.</summary>
    public Uri Url { get; }

    /// <summary>Where the other origin's page is: same host, another port.</summary>
    public Uri Foreign { get; }

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);

    /// <param name="upstream">The server.</param>
    /// <param name="headers">Lines of the configuration for headers.</param>
    /// <param name="foreignPage">Creates the other origin's page from the URL of the server.</param>
    /// <param name="strips">Whether <c>/lab</c> is removed from paths.</param>
    public static async Task<Nginx> StartAsync(Uri upstream, string headers, Func<Uri, string> foreignPage, bool strips = true)
    {
        Assert.SkipWhen(Program is null, "nginx is not installed.");
        var folder = Directory.CreateTempSubdirectory("zoe-nginx-").FullName;
        var (port, foreignPort) = (FindPort(), FindPort());
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), foreignPage(new Uri($"http://127.0.0.1:{port}/lab/")));
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off;
            user root;
            worker_processes 1;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f;
              uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              types { text/html html; }
              map $http_upgrade $connection_upgrade { default upgrade; "" ""; }
              server {
                listen 127.0.0.1:{{port}};
                location /lab/ {
                  proxy_pass {{upstream.GetLeftPart(UriPartial.Authority)}}{{(strips ? "/" : "")}};
                  proxy_http_version 1.1;
                  proxy_set_header Upgrade $http_upgrade;
                  proxy_set_header Connection $connection_upgrade;
                  {{headers}}
                }
              }
              server { listen 127.0.0.1:{{foreignPort}}; root {{folder}}; }
            }

            """);
        var process = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf")]))!;
        var nginx = new Nginx(process, folder, port, foreignPort);
        using var limit = new CancellationTokenSource(Timeout);
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                await client.GetStringAsync(nginx.Foreign, limit.Token);
                return nginx;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var quit = Process.Start(new ProcessStartInfo("kill", ["-TERM", _process.Id.ToString()]))!;
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
