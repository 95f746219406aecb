namespace Zoe.Hosting.Audit;

/// <summary>Records who did what.</summary>
public interface IAuditLog
{
    /// <summary>
    /// Records an entry. Never blocks and never fails: entries are stored in the background, and those that cannot be are
    /// counted and logged. Long texts are cut, and control characters encoded.
    /// </summary>
    void Record(AuditEntry entry);
}
