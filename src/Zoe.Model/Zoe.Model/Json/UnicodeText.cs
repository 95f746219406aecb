namespace Zoe.Model.Json;

/// <summary>Checks whether a text can be encoded as UTF-8.</summary>
internal static class UnicodeText
{
    /// <summary>True when all surrogates are paired.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\ud800', '\udfff'); i < text.Length && i >= 0; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
