using System.Collections.Immutable;

namespace Zoe.Cli.Output;

/// <summary>Result of an export or import.</summary>
/// <param name="File">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Records">Number of records of each kind.</param>
/// <param name="Sha256">Checksum of the records; two stores with the same records have the same.</param>
internal sealed record TransferDocument(string File, long Bytes, ImmutableSortedDictionary<string, long> Records, string Sha256);
