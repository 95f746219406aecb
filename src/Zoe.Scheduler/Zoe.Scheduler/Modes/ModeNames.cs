namespace Zoe.Scheduler;

/// <summary>Names of the built-in modes.</summary>
public static class ModeNames
{
    /// <summary>All services of an execution start together or not at all, elastic ones as well.</summary>
    public const string Rigid = "rigid";

    /// <summary>Essential services first, and its own elastic ones before the next execution is looked at.</summary>
    public const string Malleable = "malleable";

    /// <summary>Essential services of everyone first, elastic ones with what is left.</summary>
    public const string Flexible = "flexible";

    /// <summary>As flexible; elastic services of those behind are stopped for the essential ones of those ahead.</summary>
    public const string FlexiblePreemptive = "flexible-preemptive";
}
