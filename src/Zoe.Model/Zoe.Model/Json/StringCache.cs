using System.Buffers.Binary;
using System.Text;

namespace Zoe.Model;

/// <summary>
/// Keeps short texts that were read lately, so that one which a large document repeats is made once. A later text may
/// take the place of an earlier one: the size does not depend on the document.
/// </summary>
internal sealed class RepeatedTexts
{
    /// <summary>Documents of fewer bytes repeat too little to pay for the table.</summary>
    public const int SmallestDocument = 32 * 1024;

    private const int SlotBits = 9;
    private const int LongestText = 64;

    private readonly string?[] _texts = new string?[1 << SlotBits];

    /// <summary>The same text from before, or null; <paramref name="slot"/> is then where to keep it, or -1.</summary>
    public string? Find(ReadOnlySpan<byte> utf8, out int slot)
    {
        slot = -1;
        if (utf8.Length is 0 or > LongestText)
            return null;
        slot = SlotOf(utf8);
        return _texts[slot] is { } text && Ascii.Equals(utf8, text) ? text : null;
    }

    public void Keep(int slot, string text) => _texts[slot] = text;

    /// <summary>From the length and both ends, where names that are numbered differ.</summary>
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
