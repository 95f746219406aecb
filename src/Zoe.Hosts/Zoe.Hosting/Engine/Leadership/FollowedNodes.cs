using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Zoe.Backends;

namespace Zoe.Hosting.Engine.Leadership;

/// <summary>The nodes as a host that does not lead sees them. A host that cannot reach the back-end has the last ones.</summary>
internal sealed class FollowedNodes(IBackend backend, TimeProvider time, ILogger<FollowedNodes> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private ImmutableSortedDictionary<string, BackendNode> _current = ImmutableSortedDictionary.Create<string, BackendNode>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, BackendNode> Current => Volatile.Read(ref _current);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string? logged = null;
        while (true)
        {
            try
            {
                var described = await backend.DescribeNodesAsync(cancellationToken);
                Volatile.Write(ref _current, Current.Clear().AddRange(described.Select(node => KeyValuePair.Create(node.Name, node))));
                logged = null;
            }
            catch (BackendException failure)
            {
                if (failure.Message != logged) HostingLog.NodesNotDescribed(logger, failure.Message);
                logged = failure.Message;
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}
