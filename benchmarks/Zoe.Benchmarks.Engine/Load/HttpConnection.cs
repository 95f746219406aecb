using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zoe.Benchmarks.Engine.Load;

/// <summary>
/// A connection that sends prepared requests one after the other and reads just enough of each response, so that the load
/// generator takes little of the processor that it shares with the server.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<HttpConnection> OpenAsync(EndPoint address)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(address);
        return connection;
    }

    /// <summary>Sends a submission and returns the id of the execution.</summary>
    public async ValueTask<long> SubmitAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
            if (IsComplete(_buffer.AsSpan(0, length))) return ReadId(_buffer.AsSpan(0, length));
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var at = response[..end].IndexOf("Content-Length: "u8);
        if (at < 0) return response.EndsWith("0\r\n\r\n"u8);
        return System.Buffers.Text.Utf8Parser.TryParse(response[(at + 16)..], out int length, out _)
            && response.Length >= end + 4 + length;
    }

    /// <summary>The only number of the body <c>{"execution_id":17}</c>.</summary>
    private static long ReadId(ReadOnlySpan<byte> response)
    {
        var at = response.LastIndexOf(":"u8) + 1;
        return response.StartsWith("HTTP/1.1 201"u8) && System.Buffers.Text.Utf8Parser.TryParse(response[at..], out long id, out _)
            ? id
            : throw new InvalidOperationException($"The submission was not accepted: {Encoding.UTF8.GetString(response)}");
    }
}
