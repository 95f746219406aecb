namespace Zoe.Model;

/// <summary>What a part of a text with placeholders is.</summary>
internal enum PlaceholderKind
{
    /// <summary>Text to keep, where a doubled brace has become a single one.</summary>
    Literal,

    /// <summary>The name between two braces.</summary>
    Placeholder,

    /// <summary>A brace without a partner.</summary>
    LoneBrace,
}
