using System.Buffers;
using System.Runtime.CompilerServices;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Logs;

/// <summary>Reads an engine's answer to a request for output, which it disposes, as plain output in large chunks.</summary>
/// <param name="stream">The answer.</param>
/// <param name="filter">What to leave out.</param>
/// <param name="reading">What is being done, for errors.</param>
/// <param name="node">The engine's node, for errors.</param>
internal sealed class LogChunks(Stream stream, ILogFilter filter, string reading, string node)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>The output; the memory of a chunk is valid until the next one is asked for.</summary>
    /// <exception cref="BackendException">The connection broke, or the engine could not read on.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var disposed = stream;
        var input = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var output = ArrayPool<byte>.Shared.Rent(input.Length);
        try
        {
            var decoder = new LogRecordDecoder(filter);
            while (await FillAsync(input, cancellationToken) is > 0 and var length)
                yield return output.AsMemory(0, Decode(decoder, input.AsMemory(0, length), output));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(input);
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    private int Decode(LogRecordDecoder decoder, ReadOnlyMemory<byte> input, Span<byte> output)
    {
        try
        {
            return decoder.Decode(input, output);
        }
        catch (InvalidDataException problem)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"{reading} failed on node '{node}': {problem.Message}", problem);
        }
    }

    private async Task<int> FillAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            throw EngineFailure.Translate(
                new DockerEngineException($"The connection broke: {problem.Message}", problem), reading, node);
        }
    }
}
