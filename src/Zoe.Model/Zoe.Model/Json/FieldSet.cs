namespace Zoe.Model;

/// <summary>The keys that one kind of object may have, at most 64, in the order documents list them.</summary>
internal sealed class FieldSet
{
    private readonly Field[] _fields;
    private readonly Dictionary<string, string> _formerNames;

    /// <param name="formerNames">Names used elsewhere for a field, to suggest the right one.</param>
    /// <param name="fields">The fields; their index is how readers tell them apart.</param>
    public FieldSet(Dictionary<string, string> formerNames, params Field[] fields)
    {
        _fields = fields;
        _formerNames = formerNames;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Required)
                Required |= 1UL << i;
        }
    }

    /// <summary>One bit for each required field.</summary>
    public ulong Required { get; }

    public Field this[int index] => _fields[index];

    public IEnumerable<string> Names => _fields.Select(static known => known.Name);

    /// <summary>The index of a key or -1; tries <paramref name="guess"/> first, as documents keep an order.</summary>
    public int Find(ReadOnlySpan<byte> name, int guess)
    {
        var fields = _fields;
        if ((uint)guess < (uint)fields.Length && name.SequenceEqual(fields[guess].Utf8Name))
            return guess;
        for (var i = 0; i < fields.Length; i++)
        {
            if (name.SequenceEqual(fields[i].Utf8Name))
                return i;
        }

        return -1;
    }

    /// <summary>The sentence that names the key probably meant, or what keys there are.</summary>
    public string Suggest(string name)
    {
        if (_formerNames.TryGetValue(name, out var now))
            return $" Did you mean '{now}'?";
        var hint = NearestName.Hint(name, Names);
        return hint.Length > 0 ? hint : $" Known keys here: {string.Join(", ", Names)}.";
    }
}
