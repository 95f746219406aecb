namespace Zoe.Benchmarks.Engine.History;

/// <summary>Requests to a server with a long history.</summary>
/// <param name="Executions">Executions in the history.</param>
/// <param name="StoreMebibytes">Size of the SQLite file; null for PostgreSQL.</param>
/// <param name="StartSeconds">From the start of the server until it answers.</param>
/// <param name="ResidentMebibytes">Memory of the server after the requests.</param>
/// <param name="Queries">The requests.</param>
internal sealed record QueryReport(
    int Executions, long? StoreMebibytes, double StartSeconds, long ResidentMebibytes, IReadOnlyList<QueryResult> Queries);
