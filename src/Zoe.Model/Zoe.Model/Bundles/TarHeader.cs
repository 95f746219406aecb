namespace Zoe.Model.Bundles;

/// <summary>The header of an entry of a tar archive.</summary>
/// <param name="Name">Path in the archive.</param>
/// <param name="Kind">Type flag: <c>0</c> is a file, <c>5</c> a folder.</param>
/// <param name="Mode">Permissions.</param>
/// <param name="Size">Size of the content in bytes.</param>
internal sealed record TarHeader(string Name, char Kind, UnixFileMode Mode, long Size)
{
    public bool IsFile => Kind == '0';

    public bool IsFolder => Kind == '5';

    /// <summary>Human-readable type.</summary>
    public string KindName => Kind switch
    {
        '1' => "hard link",
        '2' => "symbolic link",
        '3' or '4' => "device",
        '6' => "pipe",
        _ => $"entry of type '{(char.IsControl(Kind) ? '?' : Kind)}'",
    };
}
