using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Zoe.Model.Diagnostics;
using Zoe.Model.Limits;

namespace Zoe.Model.Json;

/// <summary>
/// Reads a JSON document in one pass and reports values of the wrong type. Those are returned as null, so that reading continues
/// and reports all errors. Tracks the current path without allocations.
/// </summary>
internal ref struct JsonCursor
{
    /// <summary>Maximum nesting of known objects.</summary>
    private const int MaxPath = 12;

    private readonly DiagnosticBag _bag;
    private readonly ReadLimits _limits;
    private readonly PathSegment[] _path;
    private readonly StringCache? _strings;
    private Utf8JsonReader _reader;
    private int _depth;

    public JsonCursor(ReadOnlySpan<byte> utf8, DiagnosticBag bag, ReadLimits limits)
    {
        _bag = bag;
        _limits = limits;
        _path = new PathSegment[MaxPath];
        _strings = utf8.Length >= StringCache.MinDocumentBytes ? new StringCache() : null;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth });
    }

    /// <summary>Number of open objects and lists.</summary>
    public readonly int Depth =>
        _reader.CurrentDepth + (_reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0);

    public readonly JsonTokenType Token => _reader.TokenType;

    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    public readonly ReadLimits Limits => _limits;

    /// <summary>Byte offset of the current value.</summary>
    public readonly int Position => (int)_reader.TokenStartIndex;

    /// <summary>Moves to the first value.</summary>
    public void Start() => _reader.Read();

    /// <summary>Throws when anything follows the document.</summary>
    public void End() => _reader.Read();

    /// <summary>Enters an object; reports and skips any other value and returns false.</summary>
    public bool BeginObject(FieldSet fields, out ObjectScope scope)
    {
        scope = new ObjectScope(fields, Position);
        if (!Expect(JsonTokenType.StartObject, "an object"))
            return false;
        _depth++;
        return true;
    }

    /// <summary>Moves to the value of the next known key; at the end reports missing keys and returns false.</summary>
    public bool NextField(ref ObjectScope scope, out int index)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            index = _reader.ValueIsEscaped
                ? FindEscaped(scope.Fields)
                : scope.Fields.Find(_reader.ValueSpan, scope.NextIndex);
            if (index < 0)
            {
                SkipUnknown(scope.Fields);
                continue;
            }

            var bit = 1UL << index;
            var field = scope.Fields[index];
            _path[_depth - 1] = new PathSegment(field.Name, 0);
            if ((scope.Seen & bit) != 0)
            {
                Report(ShapeRules.DuplicateKey, $"'{field.Name}' is given twice; keep one of the two.");
                _reader.Read();
                _reader.Skip();
                continue;
            }

            scope.Seen |= bit;
            scope.NextIndex = index + 1;
            _reader.Read();
            return true;
        }

        _depth--;
        ReportMissing(scope);
        index = -1;
        return false;
    }

    /// <summary>Enters a list; reports and skips any other value and returns false.</summary>
    public bool BeginArray(string expected = "a list")
    {
        if (!Expect(JsonTokenType.StartArray, expected))
            return false;
        _path[_depth++] = new PathSegment(null, -1);
        return true;
    }

    /// <summary>Moves to the next item of the list; false at its end.</summary>
    public bool NextItem()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            _depth--;
            return false;
        }

        ref var segment = ref _path[_depth - 1];
        segment = new PathSegment(null, segment.Index + 1);
        return true;
    }

    /// <summary>Skips this and all further items of the list.</summary>
    public void SkipItems()
    {
        do
            _reader.Skip();
        while (NextItem());
    }

    /// <summary>A string, or null for any other value.</summary>
    public string? ReadString(string expected = "a string") =>
        Expect(JsonTokenType.String, expected) ? Text() : null;

    /// <summary>A string or null.</summary>
    public string? ReadStringOrNull() => IsNull ? null : ReadString("a string or null");

    /// <summary>True when the value is exactly this string.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) =>
        _reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped && _reader.ValueSpan.SequenceEqual(text);

    /// <summary>The index of a string among the allowed ones, or -1.</summary>
    public int ReadName(string[] allowed)
    {
        var expected = $"one of \"{string.Join("\", \"", allowed)}\"";
        if (ReadString(expected) is not { } text)
            return -1;
        var index = Array.IndexOf(allowed, text);
        if (index < 0)
        {
            Report(
                ShapeRules.UnknownValue,
                $"{Subject()} must be {expected}, not '{TextChecks.Truncate(text)}'.{NearestName.Hint(text, allowed)}");
        }

        return index;
    }

    /// <summary>A list of strings, with null for other items; empty when the value is not a list.</summary>
    public ImmutableArray<string> ReadStrings()
    {
        if (!BeginArray("a list of strings"))
            return [];
        var texts = ImmutableArray.CreateBuilder<string>();
        while (NextItem())
            texts.Add(ReadString()!);
        return texts.DrainToImmutable();
    }

    /// <summary>An object with any keys and string values, in document order; empty when the value is not an object.</summary>
    public ImmutableArray<EnvironmentVariable> ReadMap()
    {
        if (!Expect(JsonTokenType.StartObject, "a mapping of names to texts"))
            return [];
        var map = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        var names = new HashSet<string>();
        _depth++;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text() ?? "";
            _path[_depth - 1] = new PathSegment(name, 0);
            if (!names.Add(name))
                Report(ShapeRules.DuplicateKey, $"'{TextChecks.Truncate(name)}' is given twice; keep one of the two.");
            _reader.Read();
            var value = ReadString("a string in quotes");
            map.Add(new EnvironmentVariable(name, value!));
        }

        _depth--;
        return map.DrainToImmutable();
    }

    /// <summary>A boolean, or null for any other value.</summary>
    public bool? ReadBoolean()
    {
        if (_reader.TokenType == JsonTokenType.True)
            return true;
        return Expect(JsonTokenType.False, "true or false") ? false : null;
    }

    /// <summary>A 64-bit integer, or null for any other value.</summary>
    public long? ReadInt64(string expected = "a whole number")
    {
        if (!Expect(JsonTokenType.Number, expected))
            return null;
        if (_reader.TryGetInt64(out var value))
            return value;
        switch (WholeNumber.Parse(_reader.ValueSpan, out value))
        {
            case WholeNumberKind.Whole:
                return value;
            case WholeNumberKind.Fraction:
                Report(ShapeRules.NotWhole, $"{Subject()} must be {expected}, not {Excerpt()}.");
                return null;
            default:
                Report(ShapeRules.OutOfRange, $"{Subject()} is {Excerpt()}, which is beyond ±2^63; write a smaller number.");
                return null;
        }
    }

    /// <summary>A number of bytes, or null for null and any other value.</summary>
    public long? ReadBytesOrNull() => IsNull ? null : ReadInt64("a whole number of bytes or null");

    /// <summary>A 32-bit integer, or null for any other value.</summary>
    public int? ReadInt32()
    {
        var value = ReadInt64();
        if (value is < int.MinValue or > int.MaxValue)
        {
            Report(ShapeRules.OutOfRange, $"{Subject()} is {value}; write a number between {int.MinValue} and {int.MaxValue}.");
            return null;
        }

        return (int?)value;
    }

    /// <summary>A number with up to 28 digits, or null for any other value.</summary>
    public decimal? ReadDecimalOrNull()
    {
        if (IsNull || !Expect(JsonTokenType.Number, "a number or null"))
            return null;
        if (_reader.TryGetDecimal(out var value))
            return value == 0 ? 0 : value / 1.0000000000000000000000000000m;
        Report(ShapeRules.OutOfRange, $"{Subject()} is {Excerpt()}; write a number below 10^28.");
        return null;
    }

    /// <summary>Skips the value.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>Reports a diagnostic at the current value.</summary>
    public readonly void Report(DiagnosticRule rule, string message) => Report(rule, message, Position);

    /// <summary>Reports a diagnostic for the current path at another offset.</summary>
    public readonly void Report(DiagnosticRule rule, string message, int position) =>
        _bag.Add(rule, Pointer(_depth), message, position);

    /// <summary>True when the value has the type; otherwise reports and skips it.</summary>
    public bool Expect(JsonTokenType type, string expected)
    {
        if (_reader.TokenType == type)
            return true;
        Report(ShapeRules.WrongType, $"{Subject()} must be {expected}, not {Describe(_reader.TokenType)}.");
        _reader.Skip();
        return false;
    }

    /// <summary>The name of the value in messages.</summary>
    public readonly string Subject()
    {
        for (var level = _depth - 1; level >= 0; level--)
        {
            if (_path[level].Name is { } name)
                return level == _depth - 1 ? $"'{name}'" : $"An item of '{name}'";
        }

        return "The document";
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private readonly string Pointer(int depth)
    {
        var pointer = "";
        for (var level = 0; level < depth; level++)
            pointer = JsonPointer.Append(pointer, _path[level].Name ?? _path[level].Index.ToString());
        return pointer;
    }

    private string? Text()
    {
        if (!TryGetText(out var text))
        {
            Report(TextRules.NotUnicode, $"{Subject()} is not valid Unicode text; save the document as UTF-8.");
            return null;
        }

        if (text.Length <= _limits.MaxStringLength)
            return text;
        Report(
            TextRules.StringTooLong,
            $"{Subject()} has {text.Length} characters; the limit is {_limits.MaxStringLength}.");
        return null;
    }

    /// <summary>False for invalid Unicode, for which <see cref="Utf8JsonReader"/> throws.</summary>
    public static bool TryGetText(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private bool TryGetText([NotNullWhen(true)] out string? text)
    {
        if (_strings is null || _reader.ValueIsEscaped)
            return TryGetText(ref _reader, out text);
        text = _strings.Find(_reader.ValueSpan, out var slot);
        if (text is not null)
            return true;
        if (!TryGetText(ref _reader, out text))
            return false;
        if (slot >= 0)
            _strings.Set(slot, text);
        return true;
    }

    private readonly string Excerpt()
    {
        var text = Encoding.UTF8.GetString(_reader.ValueSpan[..Math.Min(_reader.ValueSpan.Length, 40)]);
        return text.Length < _reader.ValueSpan.Length ? text + "…" : text;
    }

    /// <summary>Unescapes the key first; invalid Unicode is reported by <see cref="SkipUnknown"/>.</summary>
    private int FindEscaped(FieldSet fields) =>
        TryGetText(out var name) ? fields.Find(Encoding.UTF8.GetBytes(name), 0) : -1;

    private void SkipUnknown(FieldSet fields)
    {
        if (!TryGetText(out var name))
        {
            _bag.Add(TextRules.NotUnicode, Pointer(_depth - 1), "A key is not valid Unicode text; correct it.", Position);
        }
        else
        {
            var shown = TextChecks.Truncate(name);
            _path[_depth - 1] = new PathSegment(shown, 0);
            Report(ShapeRules.UnknownKey, $"'{shown}' is not known here.{fields.Suggest(name)}");
        }

        _reader.Read();
        _reader.Skip();
    }

    private readonly void ReportMissing(in ObjectScope scope)
    {
        var missing = scope.Fields.Required & ~scope.Seen;
        for (var index = 0; missing != 0; index++, missing >>= 1)
        {
            if ((missing & 1) == 0)
                continue;
            var field = scope.Fields[index];
            _bag.Add(ShapeRules.MissingKey, Pointer(_depth), $"'{field.Name}' is missing; add {field.Description}.", scope.Start);
        }
    }
}
