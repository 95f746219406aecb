namespace Zoe.Model.Placeholders;

/// <summary>
/// Splits a text into literals and placeholders. <c>{{</c> and <c>}}</c> are escaped braces. Names are plain text without format
/// strings or member access.
/// </summary>
internal ref struct PlaceholderScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    public PlaceholderKind Kind { get; private set; }

    /// <summary>The literal, or the name of the placeholder.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    public bool Next()
    {
        var rest = _text[_next..];
        if (rest.IsEmpty)
            return false;
        var brace = rest.IndexOfAny('{', '}');
        if (brace != 0)
            return Emit(PlaceholderKind.Literal, rest[..(brace < 0 ? rest.Length : brace)], brace < 0 ? rest.Length : brace);
        if (rest.Length > 1 && rest[1] == rest[0])
            return Emit(PlaceholderKind.Literal, rest[..1], 2);
        if (rest[0] == '{')
        {
            var end = rest[1..].IndexOfAny('{', '}');
            if (end >= 0 && rest[end + 1] == '}')
                return Emit(PlaceholderKind.Placeholder, rest.Slice(1, end), end + 2);
        }

        return Emit(PlaceholderKind.UnmatchedBrace, rest[..1], 1);
    }

    private bool Emit(PlaceholderKind kind, ReadOnlySpan<char> value, int length)
    {
        Kind = kind;
        Value = value;
        _next += length;
        return true;
    }
}
