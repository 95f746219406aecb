using System.Net.Sockets;

namespace Zoe.Hosting.Server.Backends;

/// <summary>Checks whether a Docker Engine responds at a Unix socket.</summary>
internal static class DockerSocketProbe
{
    public const string SocketPath = "/var/run/docker.sock";

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Null when one responds, else the problem as the end of a sentence.</summary>
    public static async Task<string?> FindProblemAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return $"there is no {path}";
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        using var http = new HttpClient(handler) { Timeout = ProbeTimeout };
        try
        {
            using var answer = await http.GetAsync(new Uri("http://docker/_ping"), cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{path} returned status {(int)answer.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return $"{path} did not respond ({exception.InnerException?.Message ?? exception.Message})";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{path} did not respond within {ProbeTimeout.TotalSeconds} seconds";
        }
    }
}
