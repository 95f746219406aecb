using System.Net.Sockets;

namespace Zoe.Web.Backends;

/// <summary>Asks whether a Docker Engine answers at a Unix socket.</summary>
internal static class DockerSocketProbe
{
    public const string SocketPath = "/var/run/docker.sock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Null when one answers, else why not, as the end of a sentence.</summary>
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
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri("http://docker/_ping"), cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{path} answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return $"{path} did not answer ({exception.InnerException?.Message ?? exception.Message})";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{path} did not answer within {Patience.TotalSeconds} seconds";
        }
    }
}
