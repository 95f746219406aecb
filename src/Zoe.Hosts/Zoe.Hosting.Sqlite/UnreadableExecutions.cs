using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>Unreadable records found so far; each is logged once.</summary>
internal sealed partial class UnreadableExecutions(ILogger logger)
{
    private readonly ConcurrentDictionary<long, UnreadableExecution> _known = new();

    public IReadOnlyCollection<UnreadableExecution> All => [.. _known.Values.OrderBy(execution => execution.Id)];

    public void Add(IEnumerable<UnreadableExecution> found)
    {
        foreach (var execution in found)
        {
            if (_known.TryAdd(execution.Id, execution))
                LogUnreadable(logger, execution.Id, execution.Name, execution.UserName, execution.Status, execution.Problem);
        }
    }

    public void Remove(IEnumerable<long> deleted)
    {
        foreach (var id in deleted) _known.TryRemove(id, out _);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The stored record of execution {Id} ({Name} of {User}, {Status}) cannot be read: {Problem} It is skipped, and its containers are kept.")]
    private static partial void LogUnreadable(ILogger logger, long id, string name, string user, string status, string problem);
}
