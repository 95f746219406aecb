using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Zoe.Backends.Docker;

/// <summary>Reads an established stream of events: one JSON object after the other, each on its line.</summary>
internal sealed class EngineEventReader(IDisposable connection, Stream stream) : IDisposable
{
    private readonly PipeReader _reader = PipeReader.Create(stream);

    /// <summary>The events as they arrive. Ends when the engine closes the stream.</summary>
    /// <exception cref="DockerEngineException">The connection broke.</exception>
    public async IAsyncEnumerable<EngineEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await FillAsync(cancellationToken);
            var buffer = result.Buffer;
            while (TakeLine(ref buffer) is { } line)
            {
                if (Parse(line) is { } engineEvent) yield return engineEvent;
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) yield break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Complete();
        stream.Dispose();
        connection.Dispose();
    }

    private async Task<ReadResult> FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            throw new DockerEngineException($"The stream of events broke: {problem.Message}", problem);
        }
    }

    private static ReadOnlySequence<byte>? TakeLine(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end) return null;
        var line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return line;
    }

    private static EngineEvent? Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return line.IsEmpty ? null : JsonSerializer.Deserialize(ref reader, DockerJson.Default.EngineEvent);
        }
        catch (JsonException problem)
        {
            throw new DockerEngineException($"The stream of events is not JSON: {problem.Message}", problem);
        }
    }
}
