using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>A bundle that was made or unpacked.</summary>
/// <param name="Project">The project in it.</param>
/// <param name="Files">Paths of its files, with <c>/</c>, in the order of the archive.</param>
public sealed record Bundle(ZappProject Project, ImmutableArray<string> Files)
{
    /// <summary>The name its file should have: <c>&lt;project&gt;.zapp</c>.</summary>
    public string FileName => Project.Meta.Name + Extension;

    /// <summary>Ending of the names of bundles.</summary>
    public const string Extension = ".zapp";

    /// <summary>Ending of the names of files that are still being written; those and bundles are never bundled.</summary>
    public const string UnfinishedExtension = ".zoe-unfinished";
}
