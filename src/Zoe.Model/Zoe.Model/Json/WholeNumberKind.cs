namespace Zoe.Model.Json;

/// <summary>The result of <see cref="WholeNumber.Parse"/>.</summary>
internal enum WholeNumberKind
{
    /// <summary>Whole and within the range of <see cref="long"/>.</summary>
    Whole,

    /// <summary>It has a fraction.</summary>
    Fraction,

    /// <summary>Whole, but beyond the range of <see cref="long"/>.</summary>
    TooLarge,
}
