namespace Zoe.Hosting.Audit;

/// <summary>Persists audit entries, which are never changed.</summary>
public interface IAuditStore
{
    /// <summary>Appends entries, all or none.</summary>
    Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);

    /// <summary>The selected entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Deletes entries before a time, at most <paramref name="limit"/> of them, and returns how many.</summary>
    Task<int> DeleteBeforeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);
}
