using System.Collections.Immutable;

namespace Zoe.Model.Catalogue;

/// <summary>The diagnostics of a file of a shop.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Diagnostics">The diagnostics; ZApps of files with errors are not in the shop.</param>
public sealed record ShopProblem(string Path, ImmutableArray<Diagnostic> Diagnostics);
