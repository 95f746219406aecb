using System.Collections.Immutable;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.State;

/// <summary>What is stored of a service before it runs, to adopt it after a restart of the server.</summary>
internal sealed record ServiceRecord
{
    public required long ExecutionId { get; init; }

    public required long ServiceId { get; init; }

    public required int Attempt { get; init; }

    public required long Epoch { get; init; }

    public required string HostName { get; init; }

    /// <summary>The machine's boot; process numbers of another one mean nothing.</summary>
    public required string BootId { get; init; }

    /// <summary>Differs from that of every other start, also of the same service by another server.</summary>
    public required string Start { get; init; }

    /// <summary>The value of <see cref="MarkedProcesses.Variable"/> in the environment of its processes.</summary>
    public required string Mark { get; init; }

    public required ImmutableArray<PublishedPort> Ports { get; init; }

    /// <summary>Folders of the control groups that limit it; empty for none.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];
}
