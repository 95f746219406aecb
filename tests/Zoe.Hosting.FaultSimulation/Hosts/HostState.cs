namespace Zoe.Hosting.FaultSimulation.Hosts;

/// <summary>The state of a simulated host.</summary>
internal enum HostState
{
    Running,
    Paused,
    Stopping,
    Stopped,
    Crashed,
}
