namespace Zoe.Client.Documents;

/// <summary>A page of the audit log, newest entries first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Before">The parameter <c>before</c> of the next page; null on the last one.</param>
public sealed record AuditPageDocument(IReadOnlyList<AuditEntryDocument> Entries, long? Before);
