using System.Text.Json.Nodes;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Has the output of pods.</summary>
internal interface IPodLogs
{
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        JsonObject pod, DateTimeOffset? since, bool timestamps, bool follow, CancellationToken cancellationToken);
}
