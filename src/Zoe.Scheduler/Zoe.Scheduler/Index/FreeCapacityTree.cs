using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Index;

/// <summary>
/// The packed free capacity of nodes that each have a level: finds the first node on the lowest level where a demand may fit.
/// Each level has a tree over blocks of nodes, then over blocks of blocks, up to one root.
/// </summary>
/// <remarks>
/// A word in a tree is the byte-wise maximum of the words below it that are on its level. Bytes 6 and 7 of every word are the
/// level and its complement, so that "at least the need in all bytes" implies the same level. All trees are allocated at
/// once; pages of unused trees are never touched.
/// </remarks>
internal sealed class FreeCapacityTree
{
    private const int Nodes = -1;
    private const int LevelShift = 48;
    private const ulong LevelMask = 0xFFFFUL << LevelShift;

    private readonly ulong[] _places;
    private readonly ulong[] _trees;
    private readonly ulong[] _roots;
    private readonly int[] _start;
    private readonly int _stride;
    private readonly int _top;
    private int _lowest;

    public FreeCapacityTree(int places, int levels)
    {
        _places = new ulong[Padded(places)];
        var starts = new List<int>();
        for (var count = Blocks(places); count > 1; count = Blocks(count))
        {
            starts.Add(_stride);
            _stride += Padded(count);
        }

        _start = [.. starts];
        _top = _start.Length - 1;
        _trees = new ulong[_stride * levels];
        _roots = new ulong[Padded(levels)];
        _lowest = levels;
    }

    /// <summary>Adds the level to a packed amount.</summary>
    public static ulong OnLevel(ulong packed, int level) =>
        packed | (ulong)level << LevelShift | (ulong)(byte.MaxValue - level) << (LevelShift + 8);

    /// <summary>Sets the packed amount with level of a place, or zero when nothing fits there.</summary>
    public void Set(int place, ulong packed)
    {
        var old = _places[place];
        if (old == packed) return;
        _places[place] = packed;
        if (((old ^ packed) & LevelMask) != 0)
        {
            if (old != 0) Refresh(place, old & LevelMask);
            if (packed != 0) Raise(place, packed);
        }
        else if (CapacityBlock.Max(old, packed) == packed)
        {
            Raise(place, packed);
        }
        else
        {
            Refresh(place, old & LevelMask);
        }
    }

    /// <summary>The lowest level from <paramref name="level"/> on where the need may fit, or -1.</summary>
    public int NextLevel(int level, ulong need)
    {
        while (_lowest < _roots.Length && _roots[_lowest] == 0) _lowest++;
        var skip = Math.Max(level, _lowest);
        for (var block = skip >> CapacityBlock.Shift << CapacityBlock.Shift; block < _roots.Length; block += CapacityBlock.Size)
        {
            var hits = CapacityBlock.AtLeast(ref At(_roots, block), need);
            if (skip > block) hits &= uint.MaxValue << (skip - block);
            if (hits != 0) return block + BitOperations.TrailingZeroCount(hits);
        }

        return -1;
    }

    /// <summary>The first place of the level, from <paramref name="from"/> on, where the need may fit, or -1.</summary>
    public int NextPlace(int from, int level, ulong need)
    {
        if (from >= _places.Length) return -1;
        var onLevel = OnLevel(need, level);
        var tree = level * _stride;
        var (height, index) = from == 0 ? (_top, 0) : (Nodes, from);
        while (true)
        {
            var block = index >> CapacityBlock.Shift;
            ref var words = ref height == Nodes
                ? ref At(_places, block << CapacityBlock.Shift)
                : ref At(_trees, tree + _start[height] + (block << CapacityBlock.Shift));
            var hits = CapacityBlock.AtLeast(ref words, onLevel) & (uint.MaxValue << (index & (CapacityBlock.Size - 1)));
            if (hits != 0)
            {
                index = (block << CapacityBlock.Shift) + BitOperations.TrailingZeroCount(hits);
                if (height == Nodes) return index;
                height--;
                index <<= CapacityBlock.Shift;
                continue;
            }

            // Continue with the next block, going up while it belongs to another parent.
            index = block + 1;
            while (height++ != _top && (index & (CapacityBlock.Size - 1)) == 0) index >>= CapacityBlock.Shift;
            if (height > _top) return -1;
        }
    }

    /// <summary>One bit for each place of a block where the need may fit; for trees with a single level.</summary>
    public uint InBlock(int block, ulong need) => CapacityBlock.AtLeast(ref At(_places, block << CapacityBlock.Shift), need);

    private void Raise(int place, ulong packed)
    {
        var level = (int)(packed >> LevelShift) & byte.MaxValue;
        var tree = level * _stride;
        var index = place >> CapacityBlock.Shift;
        for (var height = 0; height <= _top; height++, index >>= CapacityBlock.Shift)
        {
            if (!RaiseTo(ref At(_trees, tree + _start[height] + index), packed)) return;
        }

        if (level < _lowest) _lowest = level;
        RaiseTo(ref _roots[level], packed);
    }

    // Updates the tree after a place left the level or its free capacity shrank.
    private void Refresh(int place, ulong levelBits)
    {
        var level = (int)(levelBits >> LevelShift) & byte.MaxValue;
        var tree = level * _stride;
        var index = place >> CapacityBlock.Shift;
        var max = CapacityBlock.Max(ref At(_places, index << CapacityBlock.Shift), LevelMask, levelBits);
        for (var height = 0; height <= _top; height++)
        {
            ref var word = ref At(_trees, tree + _start[height] + index);
            if (word == max) return;
            word = max;
            index >>= CapacityBlock.Shift;
            max = CapacityBlock.Max(ref At(_trees, tree + _start[height] + (index << CapacityBlock.Shift)));
        }

        _roots[level] = max;
    }

    private static bool RaiseTo(ref ulong word, ulong packed)
    {
        var max = CapacityBlock.Max(word, packed);
        if (max == word) return false;
        word = max;
        return true;
    }

    private static int Blocks(int count) => (count + CapacityBlock.Size - 1) >> CapacityBlock.Shift;

    private static int Padded(int count) => Math.Max(1, Blocks(count)) << CapacityBlock.Shift;

    private static ref ulong At(ulong[] words, int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), index);
}
