namespace Zoe.Backends;

/// <summary>What a running service has used.</summary>
/// <param name="Key">The service with its attempt.</param>
/// <param name="CpuTime">CPU time of all its processes since this attempt started; it never decreases.</param>
/// <param name="MemoryBytes">Memory in use now, without what the system can take back at once.</param>
public sealed record UsageSample(ServiceKey Key, TimeSpan CpuTime, long MemoryBytes);
