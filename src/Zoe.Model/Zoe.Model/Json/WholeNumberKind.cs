namespace Zoe.Model;

/// <summary>What kind of number a JSON number is.</summary>
internal enum WholeNumberKind
{
    /// <summary>Whole and within the range of <see cref="long"/>.</summary>
    Whole,

    /// <summary>It has a fraction.</summary>
    Fraction,

    /// <summary>Whole, but beyond the range of <see cref="long"/>.</summary>
    TooLarge,
}
