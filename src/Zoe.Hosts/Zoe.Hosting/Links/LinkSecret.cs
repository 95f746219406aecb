using System.Security.Cryptography;

namespace Zoe.Hosting.Links;

/// <summary>The secret that signs links, stored next to the keys that sign cookies.</summary>
public static class LinkSecret
{
    internal const int Bytes = 32;

    private const string FileName = "links";

    /// <summary>Reads it; creates one with access for its owner only when missing.</summary>
    /// <param name="dataPath">The data folder.</param>
    public static ReadOnlyMemory<byte> Ensure(string dataPath)
    {
        if (Find(dataPath) is { } known) return known;
        var file = Path.Combine(KeyFolder.Ensure(dataPath), FileName);
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(secret);
        return secret;
    }

    /// <summary>The secret in a data folder; null when there is none.</summary>
    internal static byte[]? Find(string dataPath)
    {
        var file = Path.Combine(KeyFolder.Of(dataPath), FileName);
        return File.Exists(file) && File.ReadAllBytes(file) is { Length: Bytes } known ? known : null;
    }
}
