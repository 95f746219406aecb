namespace Zoe.Scheduler;

/// <summary>Names of the built-in modes.</summary>
public static class ModeNames
{
    /// <summary>All services of an execution, including elastic ones, start together or not at all.</summary>
    public const string Rigid = "rigid";

    /// <summary>Places the essential, then the elastic services of an execution before the next execution.</summary>
    public const string Malleable = "malleable";

    /// <summary>Places the essential services of all executions first, then elastic services.</summary>
    public const string Flexible = "flexible";

    /// <summary>Like flexible, and preempts elastic services of later executions for essential services of earlier ones.</summary>
    public const string FlexiblePreemptive = "flexible-preemptive";
}
