namespace Zoe.AspNetCore.Audit;

/// <summary>Route metadata: its requests are recorded in the audit log.</summary>
/// <param name="Action">One of <see cref="Hosting.Audit.AuditActions"/>.</param>
internal sealed record AuditMark(string Action);
