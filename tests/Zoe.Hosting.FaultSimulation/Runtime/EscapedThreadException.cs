namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>The engine did something on a thread of the pool, so that a seed cannot be replayed.</summary>
internal sealed class EscapedThreadException(string trace)
    : Exception($"A step ran on another thread than that of the simulation:\n{trace}");
