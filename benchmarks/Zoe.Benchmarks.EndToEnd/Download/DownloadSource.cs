using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zoe.Benchmarks.EndToEnd.Download;

/// <summary>A service that answers each request with 1 GiB, as fast as sockets are.</summary>
internal static class DownloadSource
{
    public const long Bytes = 1L << 30;

    public static async Task RunAsync()
    {
        var port = int.Parse(Environment.GetEnvironmentVariable("ZOE_PORT_8080")!, CultureInfo.InvariantCulture);
        using var listener = new TcpListener(IPAddress.Any, port);
        listener.Start();
        while (true) _ = AnswerAsync(await listener.AcceptTcpClientAsync());
    }

    private static async Task AnswerAsync(TcpClient connection)
    {
        using (connection)
        {
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var data = new byte[256 * 1024];
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Length > 0) continue;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Bytes}\r\n\r\n"));
                for (var left = Bytes; left > 0; left -= data.Length) await stream.WriteAsync(data);
            }
        }
    }
}
