namespace Zoe.Benchmarks.Throughput;

/// <summary>Places and releases the requests of a workload by their numbers.</summary>
internal interface IPlacer
{
    /// <summary>Places a request; the node, or -1 when nothing fits.</summary>
    int Place(int request);

    void Release(int node, int request);

    /// <summary>Takes over what another placer put on a node.</summary>
    void Adopt(int node, int request);
}
