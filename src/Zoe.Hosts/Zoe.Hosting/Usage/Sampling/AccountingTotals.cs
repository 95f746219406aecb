using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Usage.Sampling;

/// <summary>Increments of users' totals that are not stored yet. Not thread-safe.</summary>
internal sealed class AccountingTotals
{
    private const double BytesPerGib = 1L << 30;

    private Dictionary<(DateOnly, long), AccountingEntry> _pending = [];

    /// <summary>Adds the reservations of all placed services for a time.</summary>
    public void AddReservations(EngineState state, DateTimeOffset now, double seconds)
    {
        foreach (var execution in state.Executions.Values)
        {
            var (cores, bytes) = (0L, 0L);
            foreach (var service in execution.Services)
            {
                if (service.Node is null) continue;
                var demand = ServiceDemand.Of(execution.DefinitionOf(service));
                (cores, bytes) = (cores + demand.Millicores, bytes + demand.MemoryBytes);
            }

            if (cores == 0 && bytes == 0) continue;
            Add(Entry(execution, now) with { ReservedCoreSeconds = seconds * cores / 1000, ReservedGibSeconds = seconds * bytes / BytesPerGib });
        }
    }

    /// <summary>Adds what a service used.</summary>
    public void AddUsage(Execution execution, DateTimeOffset now, double cpuSeconds, double byteSeconds)
    {
        if (cpuSeconds > 0 || byteSeconds > 0)
            Add(Entry(execution, now) with { UsedCoreSeconds = cpuSeconds, UsedGibSeconds = byteSeconds / BytesPerGib });
    }

    /// <summary>Takes all increments; they are given back when they could not be stored.</summary>
    public IReadOnlyList<AccountingEntry> Take()
    {
        var taken = _pending.Values;
        _pending = [];
        return [.. taken];
    }

    /// <summary>Adds an increment.</summary>
    public void Add(AccountingEntry entry) =>
        _pending[(entry.Month, entry.UserId)] =
            _pending.TryGetValue((entry.Month, entry.UserId), out var present) ? present.Plus(entry) : entry;

    private static AccountingEntry Entry(Execution execution, DateTimeOffset now) =>
        new(new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1), execution.UserId, execution.UserName);
}
