using System.Collections.Immutable;

namespace Zoe.Hosting;

/// <summary>Ids of the executions that matched a filter; read them with <see cref="IExecutions.ReadAsync"/>.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Ids">Matching ids, ascending.</param>
/// <param name="HasMore">True when the filter's limit excluded some.</param>
public sealed record ExecutionSelection(ExecutionFilter Filter, ImmutableArray<long> Ids, bool HasMore);
