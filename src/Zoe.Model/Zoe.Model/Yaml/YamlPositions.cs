namespace Zoe.Model;

/// <summary>Where the parts of a JSON text came from in the YAML text it was made of.</summary>
internal sealed class YamlPositions
{
    private readonly List<int> _offsets = [];
    private readonly List<(int Line, int Column)> _places = [];

    /// <summary>Offsets must rise.</summary>
    public void Add(int jsonOffset, int line, int column)
    {
        _offsets.Add(jsonOffset);
        _places.Add((line, column));
    }

    /// <summary>The place of the part that begins at an offset, or of the last one that begins before it.</summary>
    public (int Line, int Column) PlaceOf(int jsonOffset)
    {
        var index = _offsets.BinarySearch(jsonOffset);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? (1, 1) : _places[index];
    }
}
