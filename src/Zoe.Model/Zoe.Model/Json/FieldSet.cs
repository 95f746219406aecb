using Zoe.Model.Diagnostics;

namespace Zoe.Model.Json;

/// <summary>The known keys of one kind of object, at most 64, in their usual order.</summary>
internal sealed class FieldSet
{
    private readonly Field[] _fields;
    private readonly Dictionary<string, string> _synonyms;

    /// <param name="synonyms">Other names of fields, mapped to the right ones for suggestions.</param>
    /// <param name="fields">The fields; readers identify them by index.</param>
    public FieldSet(Dictionary<string, string> synonyms, params Field[] fields)
    {
        _fields = fields;
        _synonyms = synonyms;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Required)
                Required |= 1UL << i;
        }
    }

    /// <summary>Bit mask of the required fields.</summary>
    public ulong Required { get; }

    public Field this[int index] => _fields[index];

    public IEnumerable<string> Names => _fields.Select(static known => known.Name);

    /// <summary>The index of a key or -1; tries <paramref name="hint"/> first, as most documents use the same order.</summary>
    public int Find(ReadOnlySpan<byte> name, int hint)
    {
        var fields = _fields;
        if ((uint)hint < (uint)fields.Length && name.SequenceEqual(fields[hint].Utf8Name))
            return hint;
        for (var i = 0; i < fields.Length; i++)
        {
            if (name.SequenceEqual(fields[i].Utf8Name))
                return i;
        }

        return -1;
    }

    /// <summary>A sentence that suggests the nearest key, or lists the known keys.</summary>
    public string Suggest(string name)
    {
        if (_synonyms.TryGetValue(name, out var replacement))
            return $" Did you mean '{replacement}'?";
        var suggestion = NearestName.Hint(name, Names);
        return suggestion.Length > 0 ? suggestion : $" Known keys here: {string.Join(", ", Names)}.";
    }
}
