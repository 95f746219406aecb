namespace Zoe.Benchmarks.Throughput;

/// <summary>What the pass benchmark prints.</summary>
internal sealed record PassResult
{
    public required int Nodes { get; init; }

    public required int Queue { get; init; }

    public required int Services { get; init; }

    /// <summary>The pass in a session that knows cluster and queue.</summary>
    public required double Milliseconds { get; init; }

    public required double SpreadPercent { get; init; }

    /// <summary>A plan from scratch by the pure function, reading every record.</summary>
    public required double FromScratchMilliseconds { get; init; }

    /// <summary>How many services the pass placed.</summary>
    public required int Placed { get; init; }
}
