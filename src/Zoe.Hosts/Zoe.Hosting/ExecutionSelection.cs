using System.Collections.Immutable;

namespace Zoe.Hosting;

/// <summary>Which executions matched a filter, before they are read.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Ids">The ids of those that matched, ascending.</param>
/// <param name="HasMore">True when the filter's limit cut some off.</param>
public sealed record ExecutionSelection(ExecutionFilter Filter, ImmutableArray<long> Ids, bool HasMore);
