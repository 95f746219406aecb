namespace Zoe.Benchmarks.Throughput;

/// <summary>In what the nodes of a benchmark differ.</summary>
[Flags]
internal enum NodeVariety
{
    /// <summary>All nodes are alike.</summary>
    None = 0,

    /// <summary>Each node has some more KiB of memory than the one before, as on Kubernetes.</summary>
    Memory = 1,

    /// <summary>
    /// Each node has a label and images of its own and one of four zones; one in 20 services asks for a zone, one in 20 for
    /// an image that most nodes have.
    /// </summary>
    Labels = 2,

    /// <summary>Both of them.</summary>
    Both = Memory | Labels,

    /// <summary>Every third node has a label more, so that the others, which come first, are full.</summary>
    Counts = 4,

    /// <summary>All of it.</summary>
    All = Both | Counts,
}
