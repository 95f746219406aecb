namespace Zoe.Benchmarks.Cells.Routers;

/// <summary>What a router knows of a cell.</summary>
/// <param name="FreeCores">Unreserved cores as last reported, less what was routed there since; negative with a queue.</param>
internal sealed record CellView(double FreeCores);
