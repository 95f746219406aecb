namespace Zoe.Backends;

/// <summary>Takes image names as equal when they mean the same image, however much of them is written out.</summary>
public sealed class ImageNameComparer : IEqualityComparer<string>
{
    /// <summary>The one instance.</summary>
    public static ImageNameComparer Instance { get; } = new();

    private ImageNameComparer()
    {
    }

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) =>
        string.Equals(x, y, StringComparison.Ordinal)
        || (x is not null && y is not null
            && string.Equals(ImageName.Normalize(x), ImageName.Normalize(y), StringComparison.Ordinal));

    /// <inheritdoc/>
    public int GetHashCode(string obj) => ImageName.Normalize(obj).GetHashCode(StringComparison.Ordinal);
}
