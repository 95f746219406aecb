namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>The engine runs step after step without waiting for anything.</summary>
internal sealed class LivelockException(TimeSpan now)
    : Exception($"At {now} the engine does not come to rest: it runs step after step without waiting for anything.");
