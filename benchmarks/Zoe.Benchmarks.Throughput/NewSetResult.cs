namespace Zoe.Benchmarks.Throughput;

/// <summary>Arrivals of executions that ask for a label.</summary>
internal sealed record NewSetResult
{
    public required int Nodes { get; init; }

    /// <summary>The first arrival that asks for any label: the labels of all nodes are read once.</summary>
    public required double FirstMicroseconds { get; init; }

    /// <summary>Each of the next, for a label of one node that nobody asked for before.</summary>
    public required double NewMicroseconds { get; init; }

    /// <summary>Each of the next, for a label that was asked for before.</summary>
    public required double KnownMicroseconds { get; init; }
}
