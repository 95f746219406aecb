using System.Collections.Immutable;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Bundles;

/// <summary>A planned, created or extracted bundle.</summary>
/// <param name="Project">The project.</param>
/// <param name="Files">Paths of its files, with <c>/</c>, in the order of the archive.</param>
public sealed record Bundle(ZappProject Project, ImmutableArray<string> Files)
{
    /// <summary>Default file name: <c>&lt;project&gt;.zapp</c>.</summary>
    public string FileName => Project.Meta.Name + Extension;

    /// <summary>File extension of bundles.</summary>
    public const string Extension = ".zapp";

    /// <summary>File extension of unfinished bundles; these and bundles are never bundled.</summary>
    public const string UnfinishedExtension = ".zoe-unfinished";
}
