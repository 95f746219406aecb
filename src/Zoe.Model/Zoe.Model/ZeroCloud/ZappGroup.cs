using System.Collections.Immutable;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZeroCloud;

/// <summary>A group of nodes that run one executable.</summary>
public sealed record ZappGroup
{
    /// <summary>Maximum of <see cref="Replicate"/>.</summary>
    public const int MaxReplicate = 3;

    /// <summary>The value of <see cref="Attach"/> that lets ZeroCloud choose the location.</summary>
    public const string DefaultAttach = "default";

    /// <summary>Name, used by other groups to connect.</summary>
    public required string Name { get; init; }

    /// <summary>The executable, typically <c>file://image:nexe</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Arguments with shell quoting.</summary>
    public string Args { get; init; } = "";

    /// <summary>Devices of the nodes.</summary>
    public ImmutableArray<ZappDevice> Devices { get; init; } = [];

    /// <summary>Names of the groups to which it writes.</summary>
    public ImmutableArray<string> Connect { get; init; } = [];

    /// <summary>Number of nodes; 1 or more.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Copies of each node; 1 to <see cref="MaxReplicate"/>.</summary>
    public int Replicate { get; init; } = 1;

    /// <summary>The device whose object determines where the nodes run; null lets ZeroCloud choose.</summary>
    public string? Attach { get; init; }

    /// <summary>Environment variables in order.</summary>
    public ImmutableArray<EnvironmentVariable> Env { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(ZappGroup? other) =>
        other is not null
        && (Name, Path, Args, Count, Replicate, Attach)
            == (other.Name, other.Path, other.Args, other.Count, other.Replicate, other.Attach)
        && Sequence.Equal(Devices, other.Devices)
        && Sequence.Equal(Connect, other.Connect)
        && Sequence.Equal(Env, other.Env);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Path, Args, Count, Replicate, Sequence.Hash(Devices));
}
