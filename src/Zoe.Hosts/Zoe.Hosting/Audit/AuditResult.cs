namespace Zoe.Hosting.Audit;

/// <summary>Result of an action.</summary>
public enum AuditResult
{
    /// <summary>It was done.</summary>
    Ok,

    /// <summary>It was not allowed or not valid.</summary>
    Refused,

    /// <summary>It was allowed, but failed.</summary>
    Failed,
}
