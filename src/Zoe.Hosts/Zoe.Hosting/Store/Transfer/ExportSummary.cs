using System.Collections.Immutable;

namespace Zoe.Hosting.Store.Transfer;

/// <summary>The last line of an export.</summary>
/// <param name="Counts">Number of records of each <see cref="StoreRecord.Kind"/>; without those that there are none of.</param>
/// <param name="Sha256">Checksum of all lines before this one, with their line feeds, in hexadecimal digits.</param>
public sealed record ExportSummary(ImmutableSortedDictionary<string, long> Counts, string Sha256);
