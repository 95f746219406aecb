using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>
/// Upper bounds on the dot product of a demand with the free resources of each block of nodes. Stores the maximum of each
/// block in a few directions between "cores only" and "memory only" and interpolates between the two nearest ones.
/// </summary>
internal sealed class DotProductBounds
{
    private const int Directions = 5;

    // Compensates rounding to single precision.
    private const double Margin = 1.00001;

    private readonly Vector256<float>[] _cores;
    private readonly Vector256<float>[] _memory;
    private readonly Vector256<float>[][] _extents;
    private readonly Vector256<float>[] _bounds;
    private readonly Resources _largest;
    private float _coreWeight;
    private float _memoryWeight;

    public DotProductBounds(int places, Resources largest)
    {
        _largest = largest;
        Blocks = (places + CapacityBlock.Size - 1) / CapacityBlock.Size;
        _cores = new Vector256<float>[Blocks * VectorsPerBlock];
        _memory = new Vector256<float>[Blocks * VectorsPerBlock];
        _bounds = new Vector256<float>[(Blocks + Lanes - 1) / Lanes];
        _extents = [.. Enumerable.Range(0, Directions).Select(_ => new Vector256<float>[_bounds.Length])];
    }

    public int Blocks { get; }

    private static int Lanes => Vector256<float>.Count;

    private static int VectorsPerBlock => CapacityBlock.Size / Lanes;

    /// <summary>Sets the free resources of a node.</summary>
    public void Set(int place, Resources free)
    {
        Write(_cores, place, (float)NodeLevel.Share(free.Millicores, _largest.Millicores));
        Write(_memory, place, (float)NodeLevel.Share(free.MemoryBytes, _largest.MemoryBytes));
        var block = place / CapacityBlock.Size;
        for (var direction = 0; direction < Directions; direction++)
            Write(_extents[direction], block, Extent(block, direction));
    }

    /// <summary>
    /// Computes an upper bound on the dot product for each block; returns the block with the largest bound.
    /// </summary>
    public int Bound(Resources demand)
    {
        var cores = NodeLevel.Share(demand.Millicores, _largest.Millicores);
        var memory = NodeLevel.Share(demand.MemoryBytes, _largest.MemoryBytes);
        (_coreWeight, _memoryWeight) = ((float)(cores * Margin), (float)(memory * Margin));
        var direction = cores + memory > 0 ? memory / (cores + memory) * (Directions - 1) : 0;
        var before = Math.Min((int)direction, Directions - 2);
        var after = (float)((direction - before) * (cores + memory) * Margin);
        var rest = (float)((before + 1 - direction) * (cores + memory) * Margin);
        var (near, far) = (_extents[before], _extents[before + 1]);
        var largest = Vector256<float>.Zero;
        for (var i = 0; i < _bounds.Length; i++)
        {
            _bounds[i] = near[i] * rest + far[i] * after;
            largest = Vector256.Max(largest, _bounds[i]);
        }

        return NextBlock(0, Max(largest));
    }

    /// <summary>The first block from <paramref name="from"/> on whose bound is at least <paramref name="least"/>, or -1.</summary>
    public int NextBlock(int from, double least)
    {
        var floor = Vector256.Create((float)least);
        for (var i = from / Lanes; i < _bounds.Length; i++)
        {
            var hits = Vector256.GreaterThanOrEqual(_bounds[i], floor).ExtractMostSignificantBits();
            if (i == from / Lanes) hits &= uint.MaxValue << (from % Lanes);
            if (hits == 0) continue;
            var block = i * Lanes + BitOperations.TrailingZeroCount(hits);
            return block < Blocks ? block : -1;
        }

        return -1;
    }

    /// <summary>
    /// A tight upper bound for one block and the demand of the last <see cref="Bound"/>, computed from each node.
    /// </summary>
    public float TightBound(int block) => MaxDotProduct(block, _coreWeight, _memoryWeight);

    private float Extent(int block, int direction)
    {
        var share = direction / (float)(Directions - 1);
        return MaxDotProduct(block, 1 - share, share);
    }

    private float MaxDotProduct(int block, float cores, float memory)
    {
        var max = Vector256<float>.Zero;
        for (var i = block * VectorsPerBlock; i < (block + 1) * VectorsPerBlock; i++)
            max = Vector256.Max(max, _cores[i] * cores + _memory[i] * memory);
        return Max(max);
    }

    private static float Max(Vector256<float> values)
    {
        var quads = Vector128.Max(values.GetLower(), values.GetUpper());
        var pairs = Vector128.Max(quads, Vector128.Shuffle(quads, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(pairs.ToScalar(), pairs.GetElement(1));
    }

    private static void Write(Vector256<float>[] values, int index, float value) =>
        MemoryMarshal.Cast<Vector256<float>, float>(values.AsSpan())[index] = value;
}
