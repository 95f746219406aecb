using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Nodes;

/// <summary>
/// The nodes as the configuration has them now. A node that is taken out while it still runs services of ours stays,
/// without getting new ones, until they have ended; one that does not answer goes at once.
/// </summary>
internal sealed class NodeSet : IDisposable
{
    private readonly Func<DockerEngineOptions, DockerNode> _create;
    private readonly ILogger _logger;
    private readonly List<DockerNode> _retired = [];
    private volatile Membership _current;

    public NodeSet(
        ImmutableArray<DockerEngineOptions> engines, Func<DockerEngineOptions, DockerNode> create, ILogger logger)
    {
        _create = create;
        _logger = logger;
        _current = new Membership([.. engines.Select(create)]);
    }

    /// <summary>Who is in now, and a task that completes when that is no longer true.</summary>
    public Membership Current => _current;

    /// <summary>Takes this configuration from now on. Not to be called concurrently.</summary>
    public async Task ApplyAsync(ImmutableArray<DockerEngineOptions> engines, CancellationToken cancellationToken)
    {
        var before = _current.Nodes;
        var nodes = ImmutableArray.CreateBuilder<DockerNode>();
        foreach (var engine in engines)
        {
            var known = before.FirstOrDefault(node => string.Equals(node.Name, engine.Name, StringComparison.Ordinal));
            if (known is not null && known.IsReachedBy(engine))
            {
                if (known.Relabel(engine)) NodeSetLog.Changed(_logger, engine.Name);
                nodes.Add(known);
            }
            else
            {
                NodeSetLog.Added(_logger, engine.Name, engine.Address);
                nodes.Add(_create(engine));
            }
        }

        foreach (var left in before.Where(node => nodes.All(one => one.Name != node.Name)))
        {
            if (await left.ListAsync(cancellationToken) is not { Length: > 0 } services) continue;
            if (left.Drain()) NodeSetLog.Draining(_logger, left.Name, services.Length);
            nodes.Add(left);
        }

        Replace(nodes.ToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var node in _current.Nodes.Concat(_retired)) node.Dispose();
    }

    private void Replace(ImmutableArray<DockerNode> nodes)
    {
        var before = _current;
        if (before.Nodes.SequenceEqual(nodes)) return;
        foreach (var gone in before.Nodes.Except(nodes))
        {
            NodeSetLog.Removed(_logger, gone.Name);

            // What was asked of it may still be under way, so its connections stay until the end.
            _retired.Add(gone);
        }

        _current = new Membership(nodes);
        before.SetChanged();
    }
}
