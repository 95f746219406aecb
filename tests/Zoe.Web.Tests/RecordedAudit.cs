using System.Collections.Concurrent;
using Zoe.Hosting.Audit;

namespace Zoe.Web.Tests;

/// <summary>Keeps audit entries in memory.</summary>
internal sealed class RecordedAudit : IAuditLog
{
    public ConcurrentQueue<AuditEntry> Entries { get; } = new();

    public void Record(AuditEntry entry) => Entries.Enqueue(entry);
}
