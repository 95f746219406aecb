namespace Zoe.Backends.Docker;

/// <summary>An established stream of events.</summary>
internal sealed class EngineEventReader(IDisposable connection, Stream stream) : IDisposable
{
    /// <summary>The events as they arrive. Ends when the engine closes the stream.</summary>
    /// <exception cref="DockerEngineException">The connection broke.</exception>
    public IAsyncEnumerable<EngineEvent> ReadAsync(CancellationToken cancellationToken) =>
        JsonLines.ReadAsync(
            stream, DockerJson.Default.EngineEvent, (words, cause) => new DockerEngineException(words, cause),
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        connection.Dispose();
    }
}
