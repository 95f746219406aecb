using System.Buffers.Binary;
using System.Text;

namespace Zoe.Model.Json;

/// <summary>
/// Caches recently read short strings, so that repeated strings of a large document are allocated once. Fixed size; a colliding
/// string replaces the earlier one.
/// </summary>
internal sealed class StringCache
{
    /// <summary>For smaller documents the cache does not pay off.</summary>
    public const int MinDocumentBytes = 32 * 1024;

    private const int SlotBits = 9;
    private const int MaxLength = 64;

    private readonly string?[] _slots = new string?[1 << SlotBits];

    /// <summary>The cached string, or null; <paramref name="slot"/> is the slot for <see cref="Set"/>, or -1 if not cacheable.</summary>
    public string? Find(ReadOnlySpan<byte> utf8, out int slot)
    {
        slot = -1;
        if (utf8.Length is 0 or > MaxLength)
            return null;
        slot = SlotOf(utf8);
        return _slots[slot] is { } text && Ascii.Equals(utf8, text) ? text : null;
    }

    public void Set(int slot, string text) => _slots[slot] = text;

    /// <summary>Hashes the length and both ends, which differ in numbered names.</summary>
    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        ulong mix = (uint)utf8.Length;
        if (utf8.Length >= sizeof(ulong))
        {
            mix = (mix * 0x9E3779B97F4A7C15) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            mix = (mix * 0x9E3779B97F4A7C15) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var item in utf8)
                mix = (mix << 8) | item;
        }

        return (int)((mix * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
    }
}
