using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Zoe.Client.Http;

namespace Zoe.Client.Logs;

/// <summary>
/// Parses a response with a log in chunks, each preceded by a line with its length and the position after it.
/// </summary>
internal sealed class LogStream : IAsyncDisposable
{
    private const int MaxHeaderBytes = 64;
    private readonly HttpResponseMessage _response;
    private readonly PipeReader _reader;

    private LogStream(HttpResponseMessage response, Stream body) =>
        (_response, _reader) = (response, PipeReader.Create(body));

    public static async Task<LogStream> OpenAsync(
        ApiConnection connection, long serviceId, LogQuery query, CancellationToken cancellationToken)
    {
        var response = await connection.SendAsync(
            ApiRequest.Get($"service/logs/{serviceId}?{query.ToQueryString()}"), cancellationToken);
        return new LogStream(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    /// <summary>
    /// The next complete chunk; null at the end of the log. An incomplete chunk is a connection failure.
    /// </summary>
    public async Task<LogChunk?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await ConnectionFailure.WrapAsync(async () => await _reader.ReadAsync(cancellationToken));
            var buffer = result.Buffer;
            var chunk = TryTake(ref buffer);
            // After a chunk the rest of the buffer is parsed again before reading more.
            _reader.AdvanceTo(buffer.Start, chunk is null ? buffer.End : buffer.Start);
            if (chunk is not null) return chunk;
            if (!result.IsCompleted) continue;
            return buffer.IsEmpty ? null : throw new ZoeApiException("The connection was lost: the log is incomplete.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.CompleteAsync();
        _response.Dispose();
    }

    private LogChunk? TryTake(ref ReadOnlySequence<byte> buffer)
    {
        var rest = new SequenceReader<byte>(buffer);
        if (!rest.TryReadTo(out ReadOnlySequence<byte> header, (byte)'\n'))
            return buffer.Length > MaxHeaderBytes ? throw UnknownFormat() : null;
        var words = Encoding.ASCII.GetString(header).Split(' ');
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw UnknownFormat();
        if (rest.Remaining < length) return null;
        var chunk = new LogChunk(rest.UnreadSequence.Slice(0, length).ToArray(), words[1]);
        buffer = rest.UnreadSequence.Slice(length);
        return chunk;
    }

    private ZoeApiException UnknownFormat() => new("The server returned a log that is not of the Zoe API 0.7.")
    {
        Status = _response.StatusCode,
        Title = _response.ReasonPhrase,
    };
}
