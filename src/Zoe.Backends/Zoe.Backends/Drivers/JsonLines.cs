using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zoe.Backends.Drivers;

/// <summary>Reads streams of JSON objects, one a line, as servers send them for events and progress.</summary>
public static class JsonLines
{
    /// <summary>
    /// The objects as they arrive; empty lines are skipped. Ends when the server closes the stream, which the caller
    /// disposes.
    /// </summary>
    /// <param name="stream">What the server sends.</param>
    /// <param name="type">How to read one object.</param>
    /// <param name="fail">
    /// Makes the exception to throw, of a message and its cause, when the connection breaks or a line is not JSON.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream, JsonTypeInfo<T> type, Func<string, Exception, Exception> fail,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(fail);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            while (true)
            {
                var result = await FillAsync(reader, fail, cancellationToken);
                var buffer = result.Buffer;
                while (TakeLine(ref buffer) is { } line)
                {
                    if (Parse(line, type, fail) is { } value) yield return value;
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted) yield break;
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static async Task<ReadResult> FillAsync(
        PipeReader reader, Func<string, Exception, Exception> fail, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            throw fail($"The connection broke: {problem.Message}", problem);
        }
    }

    private static ReadOnlySequence<byte>? TakeLine(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end) return null;
        var line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return line;
    }

    private static T? Parse<T>(ReadOnlySequence<byte> line, JsonTypeInfo<T> type, Func<string, Exception, Exception> fail)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return line.Length <= 1 ? null : JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException problem)
        {
            throw fail($"The server's answer is not JSON: {problem.Message}", problem);
        }
    }
}
