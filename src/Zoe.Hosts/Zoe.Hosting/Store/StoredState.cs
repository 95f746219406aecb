using System.Collections.Immutable;

namespace Zoe.Hosting;

/// <summary>What an engine needs to go on where the last one stopped.</summary>
/// <param name="Executions">All that are not over.</param>
/// <param name="NextIds">The next free ids.</param>
public sealed record StoredState(ImmutableArray<Execution> Executions, NextIds NextIds);
