namespace Zoe.Scheduler;

/// <summary>
/// Names of the built-in queue orders. Orders by duration exist in three variants: the duration alone, times the number of
/// services (<c>-2d</c>), and times the cores and memory of every service (<c>-3d</c>).
/// </summary>
public static class QueueOrderNames
{
    /// <summary>First come, first served.</summary>
    public const string Fifo = "fifo";

    /// <summary>The size hint of the ZApp, smallest first.</summary>
    public const string Size = "size";

    /// <summary>Cores times memory, smallest first, reduced by 256 MiB·core for every second of waiting.</summary>
    public const string DynamicSize = "dynsize";

    /// <summary>Preemptive shortest job first: expected duration.</summary>
    public const string Psjf = "psjf";

    /// <summary>Expected duration times services.</summary>
    public const string Psjf2 = "psjf-2d";

    /// <summary>Expected duration times cores times memory of all services.</summary>
    public const string Psjf3 = "psjf-3d";

    /// <summary>Shortest remaining processing time: the remaining part of the expected duration.</summary>
    public const string Srpt = "srpt";

    /// <summary>Remaining duration times services.</summary>
    public const string Srpt2 = "srpt-2d";

    /// <summary>Remaining duration times services without a node.</summary>
    public const string Srpt2Unplaced = "srpt-2d-unplaced";

    /// <summary>Remaining duration times cores times memory of all services.</summary>
    public const string Srpt3 = "srpt-3d";

    /// <summary>Remaining duration times cores times memory of the services without a node.</summary>
    public const string Srpt3Unplaced = "srpt-3d-unplaced";

    /// <summary>Highest response ratio next: one plus waiting time over expected duration.</summary>
    public const string Hrrn = "hrrn";

    /// <summary>Waiting time over expected duration times services.</summary>
    public const string Hrrn2 = "hrrn-2d";

    /// <summary>Waiting time over expected duration times cores times memory of all services.</summary>
    public const string Hrrn3 = "hrrn-3d";
}
