namespace Zoe.Hosting.Usage;

/// <summary>Persists usage of services and accounting of users.</summary>
public interface IUsageStore
{
    /// <summary>
    /// Adds points, and increments to the totals of users, all or none. Points of services that are not stored any more are
    /// omitted; a point that exists is replaced.
    /// </summary>
    Task SaveAsync(IReadOnlyList<UsagePoint> points, IReadOnlyList<AccountingEntry> increments, CancellationToken cancellationToken);

    /// <summary>Points of services, ordered by service and time.</summary>
    Task<IReadOnlyList<UsagePoint>> ReadAsync(IReadOnlyList<long> serviceIds, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces points with intervals shorter than <paramref name="interval"/> that are older than <paramref name="before"/>
    /// by one for each interval.
    /// </summary>
    Task CompactAsync(DateTimeOffset before, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>Deletes points older than a time.</summary>
    Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Totals of users, ordered by month and user name; null for all months.</summary>
    Task<IReadOnlyList<AccountingEntry>> ReadAccountingAsync(DateOnly? month, CancellationToken cancellationToken);
}
