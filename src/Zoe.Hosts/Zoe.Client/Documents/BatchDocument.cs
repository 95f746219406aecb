namespace Zoe.Client.Documents;

/// <summary>Response to several submissions.</summary>
/// <param name="Results">One result for each submission, in their order.</param>
public sealed record BatchDocument(IReadOnlyList<BatchResultDocument> Results);
