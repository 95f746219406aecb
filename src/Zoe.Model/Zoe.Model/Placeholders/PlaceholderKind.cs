namespace Zoe.Model.Placeholders;

/// <summary>The kind of a token of <see cref="PlaceholderScanner"/>.</summary>
internal enum PlaceholderKind
{
    /// <summary>Literal text, with braces unescaped.</summary>
    Literal,

    /// <summary>A name between braces.</summary>
    Placeholder,

    /// <summary>An unmatched brace.</summary>
    UnmatchedBrace,
}
