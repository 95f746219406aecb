namespace Zoe.Model;

/// <summary>The header of one entry of a tar archive.</summary>
/// <param name="Name">Its path, as the archive has it.</param>
/// <param name="Kind">Its type flag: <c>0</c> is a file, <c>5</c> a folder.</param>
/// <param name="Mode">Its rights.</param>
/// <param name="Size">Bytes of content.</param>
internal sealed record TarItem(string Name, char Kind, UnixFileMode Mode, long Size)
{
    public bool IsFile => Kind == '0';

    public bool IsFolder => Kind == '5';

    /// <summary>The type for people.</summary>
    public string KindName => Kind switch
    {
        '1' => "hard link",
        '2' => "symbolic link",
        '3' or '4' => "device",
        '6' => "pipe",
        _ => $"entry of type '{(char.IsControl(Kind) ? '?' : Kind)}'",
    };
}
