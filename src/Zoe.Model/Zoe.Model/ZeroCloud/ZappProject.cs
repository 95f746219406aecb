using System.Collections.Immutable;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZeroCloud;

/// <summary>A ZeroCloud application, as described by its <c>zapp.yaml</c>.</summary>
public sealed record ZappProject
{
    /// <summary>File name of the document in a project folder and in a bundle.</summary>
    public const string FileName = "zapp.yaml";

    /// <summary>Name, version, author.</summary>
    public required ZappMeta Meta { get; init; }

    /// <summary>The groups of nodes; <c>execution.groups</c> in the document.</summary>
    public required ImmutableArray<ZappGroup> Groups { get; init; }

    /// <summary>Help texts for a generated web interface; null when the document has no <c>help</c>.</summary>
    public ZappHelp? Help { get; init; }

    /// <summary>Glob patterns of the files to bundle, relative to the folder of the document.</summary>
    public ImmutableArray<string> Bundling { get; init; } = [];

    /// <summary>Glob patterns of the files of the web interface to bundle.</summary>
    public ImmutableArray<string> Ui { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(ZappProject? other) =>
        other is not null
        && Meta == other.Meta
        && Help == other.Help
        && Sequence.Equal(Groups, other.Groups)
        && Sequence.Equal(Bundling, other.Bundling)
        && Sequence.Equal(Ui, other.Ui);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Meta, Help, Sequence.Hash(Groups), Sequence.Hash(Bundling));
}
