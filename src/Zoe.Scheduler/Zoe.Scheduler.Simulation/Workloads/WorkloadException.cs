namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>A trace cannot be read; the message says where and why.</summary>
public sealed class WorkloadException(string message, Exception? inner = null) : Exception(message, inner);
