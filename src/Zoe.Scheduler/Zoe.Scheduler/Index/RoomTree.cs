using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>
/// The room on some nodes, each on a level: finds the first node on the lowest level that may have room for a
/// demand. Every level has a tree of its own over blocks of nodes, then over blocks of blocks, up to one root.
/// </summary>
/// <remarks>
/// A word in a tree is the maximum, byte by byte, of the words below it that are on its level. Level and its complement
/// stand in bytes 6 and 7 of every word, so that "at least the need in all bytes" also means "on this very level".
/// All trees are made at once, as zeroes: those never used cost no memory that anyone touches.
/// </remarks>
internal sealed class RoomTree
{
    private const int Nodes = -1;
    private const int LevelShift = 48;
    private const ulong LevelMask = 0xFFFFUL << LevelShift;

    private readonly ulong[] _rooms;
    private readonly ulong[] _trees;
    private readonly ulong[] _roots;
    private readonly int[] _start;
    private readonly int _stride;
    private readonly int _top;
    private int _lowest;

    public RoomTree(int places, int levels)
    {
        _rooms = new ulong[Padded(places)];
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

    /// <summary>The word with its level.</summary>
    public static ulong OnLevel(ulong room, int level) =>
        room | (ulong)level << LevelShift | (ulong)(byte.MaxValue - level) << (LevelShift + 8);

    /// <summary>Gives a place a word with a level, or zero when nothing has room there.</summary>
    public void Set(int place, ulong room)
    {
        var old = _rooms[place];
        if (old == room) return;
        _rooms[place] = room;
        if (((old ^ room) & LevelMask) != 0)
        {
            if (old != 0) Refresh(place, old & LevelMask);
            if (room != 0) Raise(place, room);
        }
        else if (RoomBlock.Max(old, room) == room)
        {
            Raise(place, room);
        }
        else
        {
            Refresh(place, old & LevelMask);
        }
    }

    /// <summary>The lowest level from <paramref name="level"/> on that may have room, or -1.</summary>
    public int NextLevel(int level, ulong need)
    {
        while (_lowest < _roots.Length && _roots[_lowest] == 0) _lowest++;
        var skip = Math.Max(level, _lowest);
        for (var block = skip >> RoomBlock.Shift << RoomBlock.Shift; block < _roots.Length; block += RoomBlock.Size)
        {
            var hits = RoomBlock.AtLeast(ref At(_roots, block), need);
            if (skip > block) hits &= uint.MaxValue << (skip - block);
            if (hits != 0) return block + BitOperations.TrailingZeroCount(hits);
        }

        return -1;
    }

    /// <summary>The first place from <paramref name="from"/> on, on the level of the need, that may have room, or -1.</summary>
    public int NextPlace(int from, int level, ulong need)
    {
        if (from >= _rooms.Length) return -1;
        var onLevel = OnLevel(need, level);
        var tree = level * _stride;
        var (height, index) = from == 0 ? (_top, 0) : (Nodes, from);
        while (true)
        {
            var block = index >> RoomBlock.Shift;
            ref var words = ref height == Nodes
                ? ref At(_rooms, block << RoomBlock.Shift)
                : ref At(_trees, tree + _start[height] + (block << RoomBlock.Shift));
            var hits = RoomBlock.AtLeast(ref words, onLevel) & (uint.MaxValue << (index & (RoomBlock.Size - 1)));
            if (hits != 0)
            {
                index = (block << RoomBlock.Shift) + BitOperations.TrailingZeroCount(hits);
                if (height == Nodes) return index;
                height--;
                index <<= RoomBlock.Shift;
                continue;
            }

            // On to the neighbour of this block, which stands under another one if this was the last below its own.
            index = block + 1;
            while (height++ != _top && (index & (RoomBlock.Size - 1)) == 0) index >>= RoomBlock.Shift;
            if (height > _top) return -1;
        }
    }

    /// <summary>One bit for each place of a block that may have room on the only level that there is.</summary>
    public uint InBlock(int block, ulong need) => RoomBlock.AtLeast(ref At(_rooms, block << RoomBlock.Shift), need);

    private void Raise(int place, ulong room)
    {
        var level = (int)(room >> LevelShift) & byte.MaxValue;
        var tree = level * _stride;
        var index = place >> RoomBlock.Shift;
        for (var height = 0; height <= _top; height++, index >>= RoomBlock.Shift)
        {
            if (!Lift(ref At(_trees, tree + _start[height] + index), room)) return;
        }

        if (level < _lowest) _lowest = level;
        Lift(ref _roots[level], room);
    }

    // Takes note that a place of this level left or has less room.
    private void Refresh(int place, ulong levelBits)
    {
        var level = (int)(levelBits >> LevelShift) & byte.MaxValue;
        var tree = level * _stride;
        var index = place >> RoomBlock.Shift;
        var most = RoomBlock.Max(ref At(_rooms, index << RoomBlock.Shift), LevelMask, levelBits);
        for (var height = 0; height <= _top; height++)
        {
            ref var word = ref At(_trees, tree + _start[height] + index);
            if (word == most) return;
            word = most;
            index >>= RoomBlock.Shift;
            most = RoomBlock.Max(ref At(_trees, tree + _start[height] + (index << RoomBlock.Shift)));
        }

        _roots[level] = most;
    }

    private static bool Lift(ref ulong word, ulong room)
    {
        var most = RoomBlock.Max(word, room);
        if (most == word) return false;
        word = most;
        return true;
    }

    private static int Blocks(int count) => (count + RoomBlock.Size - 1) >> RoomBlock.Shift;

    private static int Padded(int count) => Math.Max(1, Blocks(count)) << RoomBlock.Shift;

    private static ref ulong At(ulong[] words, int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), index);
}
