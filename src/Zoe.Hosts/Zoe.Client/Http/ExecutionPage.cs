using Zoe.Client.Documents;

namespace Zoe.Client.Http;

/// <summary>A page of the list of executions.</summary>
/// <param name="Executions">By ascending id.</param>
/// <param name="NextQuery">Query of the next page; null on the last one.</param>
internal sealed record ExecutionPage(IReadOnlyList<ExecutionDocument> Executions, string? NextQuery);
