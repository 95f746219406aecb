using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Store.Records;

/// <summary>The unreadable records that a store has found so far; each is logged once. Thread-safe.</summary>
public sealed partial class UnreadableExecutions(ILogger logger)
{
    private readonly ConcurrentDictionary<long, UnreadableExecution> _known = new();

    /// <summary>All of them, ordered by id.</summary>
    public IReadOnlyCollection<UnreadableExecution> All => [.. _known.Values.OrderBy(execution => execution.Id)];

    /// <summary>
    /// Converts records with their services, ordered by position. Those that cannot be read are returned apart.
    /// </summary>
    public static (ImmutableArray<Execution> Executions, ImmutableArray<UnreadableExecution> Unreadable) Convert(
        IReadOnlyList<ExecutionRecord> records, ILookup<long, ServiceRecord> services)
    {
        var executions = ImmutableArray.CreateBuilder<Execution>(records.Count);
        var unreadable = ImmutableArray.CreateBuilder<UnreadableExecution>();
        foreach (var record in records)
        {
            try
            {
                executions.Add(record.ToExecution(services[record.Id]));
            }
            catch (Exception failure)
            {
                unreadable.Add(new UnreadableExecution(record.Id, record.Name, record.UserName, record.Status, failure.Message));
            }
        }

        return (executions.DrainToImmutable(), unreadable.DrainToImmutable());
    }

    /// <summary>Remembers records, and logs those that were not known.</summary>
    public void Add(IEnumerable<UnreadableExecution> found)
    {
        foreach (var execution in found)
        {
            if (_known.TryAdd(execution.Id, execution))
                LogUnreadable(logger, execution.Id, execution.Name, execution.UserName, execution.Status, execution.Problem);
        }
    }

    /// <summary>Forgets deleted executions.</summary>
    public void Remove(IEnumerable<long> deleted)
    {
        foreach (var id in deleted) _known.TryRemove(id, out _);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The stored record of execution {Id} ({Name} of {User}, {Status}) cannot be read: {Problem} It is skipped, and its containers are kept.")]
    private static partial void LogUnreadable(ILogger logger, long id, string name, string user, string status, string problem);
}
