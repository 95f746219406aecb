using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Zoe.Backends.Drivers;

/// <summary>
/// Delivers each published event to all callers of <see cref="IBackend.WatchAsync"/>, in the order of publishing and
/// without waiting for them.
/// </summary>
public sealed class BackendEventFanOut
{
    private ImmutableHashSet<Channel<BackendEvent>> _watchers = [];

    /// <summary>Delivers an event to all that watch now.</summary>
    public void Publish(BackendEvent occurred)
    {
        foreach (var watcher in _watchers) watcher.Writer.TryWrite(occurred);
    }

    /// <summary>
    /// The <paramref name="first"/> events, then all that are published from the first step of the enumeration on,
    /// until it is cancelled.
    /// </summary>
    public async IAsyncEnumerable<BackendEvent> WatchAsync(
        IEnumerable<BackendEvent> first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        var watcher = Channel.CreateUnbounded<BackendEvent>(new UnboundedChannelOptions { SingleReader = true });
        ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Add(one), watcher);
        try
        {
            foreach (var known in first) yield return known;
            await foreach (var occurred in watcher.Reader.ReadAllAsync(cancellationToken)) yield return occurred;
        }
        finally
        {
            ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Remove(one), watcher);
        }
    }
}
