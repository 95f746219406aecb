using Docker.DotNet.Models;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Engine;

/// <summary>An established stream of events.</summary>
internal sealed class EngineEventReader(Stream stream) : IDisposable
{
    /// <summary>The events as they arrive. Ends when the engine closes the stream.</summary>
    /// <exception cref="DockerEngineException">The connection broke.</exception>
    public IAsyncEnumerable<Message> ReadAsync(CancellationToken cancellationToken) =>
        JsonLines.ReadAsync(
            stream, EngineJson.Default.Message, (words, cause) => new DockerEngineException(words, cause), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
