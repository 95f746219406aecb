using System.Collections.Immutable;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.State;

/// <summary>The latest keys of submissions, bounded in number. Earlier ones are found in the store before a submission.</summary>
internal sealed class RecentKeys
{
    private const int MaxCount = 10_000;

    public static RecentKeys Empty { get; } = new();

    private ImmutableDictionary<(long UserId, string Key), SubmissionKey> Keys { get; init; } =
        ImmutableDictionary<(long UserId, string Key), SubmissionKey>.Empty;

    private ImmutableQueue<(long UserId, string Key)> Order { get; init; } = [];

    public SubmissionKey? Find(long userId, string key) => Keys.GetValueOrDefault((userId, key));

    public RecentKeys Add(SubmissionKey key)
    {
        var keys = Keys.SetItem((key.UserId, key.Key), key);
        var order = Order.Enqueue((key.UserId, key.Key));
        if (keys.Count > MaxCount)
        {
            order = order.Dequeue(out var oldest);
            keys = keys.Remove(oldest);
        }

        return new RecentKeys { Keys = keys, Order = order };
    }
}
