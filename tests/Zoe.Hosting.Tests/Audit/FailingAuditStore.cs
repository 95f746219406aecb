using Zoe.Hosting.Audit;

namespace Zoe.Hosting.Tests.Audit;

/// <summary>A real store whose writes fail while a test wants it; it counts what it did.</summary>
internal sealed class FailingAuditStore(IAuditStore inner) : IAuditStore
{
    private int _failures;
    private int _appended;
    private int _deleted;

    public volatile bool Fails;

    public int Failures => Volatile.Read(ref _failures);

    public int Appended => Volatile.Read(ref _appended);

    public int Deleted => Volatile.Read(ref _deleted);

    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            Interlocked.Increment(ref _failures);
            throw new IOException("The disk is full, as ordered.");
        }

        await inner.AppendAsync(entries, cancellationToken);
        Interlocked.Add(ref _appended, entries.Count);
    }

    public Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken) => inner.ReadAsync(query, cancellationToken);

    public async Task<int> DeleteBeforeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var deleted = await inner.DeleteBeforeAsync(time, limit, cancellationToken);
        Interlocked.Add(ref _deleted, deleted);
        return deleted;
    }
}
