namespace Zoe.Benchmarks.Engine.History;

/// <summary>Response times of a request.</summary>
/// <param name="Path">The request below <c>api/0.7/</c>.</param>
/// <param name="Executions">Executions in the answer; null for other answers.</param>
/// <param name="Median">Milliseconds until the last byte, median.</param>
/// <param name="Max">The slowest.</param>
internal sealed record QueryResult(string Path, int? Executions, double Median, double Max);
