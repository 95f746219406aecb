using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Zoe.Hosting.Store.Transfer;

/// <summary>Counts the records of an export, and computes the checksum of its lines.</summary>
internal sealed class ExportDigest : IDisposable
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(ReadOnlySpan<byte> line) => _hash.AppendData(line);

    public void Count(StoreRecord record) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, record.Kind, out _)++;

    /// <summary>Of all that was added.</summary>
    public ExportSummary Finish() =>
        new(_counts.ToImmutableSortedDictionary(StringComparer.Ordinal), Convert.ToHexStringLower(_hash.GetHashAndReset()));

    public void Dispose() => _hash.Dispose();
}
