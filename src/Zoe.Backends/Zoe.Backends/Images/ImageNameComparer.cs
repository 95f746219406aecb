namespace Zoe.Backends.Images;

/// <summary>Compares image names by their canonical form; see <see cref="ImageName.Normalize"/>.</summary>
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
