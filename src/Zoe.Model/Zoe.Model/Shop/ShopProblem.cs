using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>What is wrong with one file of a shop.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Diagnostics">All that is wrong with it; ZApps of files with errors are not in the shop.</param>
public sealed record ShopProblem(string Path, ImmutableArray<Diagnostic> Diagnostics);
