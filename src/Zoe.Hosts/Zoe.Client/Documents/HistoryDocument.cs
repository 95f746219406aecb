namespace Zoe.Client.Documents;

/// <summary>The history of an execution.</summary>
/// <param name="Entries">Oldest first.</param>
/// <param name="Omitted">Number of entries that are no longer kept; their numbers are missing in the sequence.</param>
public sealed record HistoryDocument(IReadOnlyList<HistoryEntryDocument> Entries, int Omitted);
