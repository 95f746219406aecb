namespace Zoe.Model.Json;

/// <summary>Maps offsets in converted JSON to positions in the YAML source.</summary>
internal sealed class YamlPositions
{
    private readonly List<int> _offsets = [];
    private readonly List<(int Line, int Column)> _positions = [];

    /// <summary>Adds a position; offsets must be ascending.</summary>
    public void Add(int jsonOffset, int line, int column)
    {
        _offsets.Add(jsonOffset);
        _positions.Add((line, column));
    }

    /// <summary>The position of the part that begins at an offset, or of the last one before it.</summary>
    public (int Line, int Column) PositionOf(int jsonOffset)
    {
        var index = _offsets.BinarySearch(jsonOffset);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? (1, 1) : _positions[index];
    }
}
