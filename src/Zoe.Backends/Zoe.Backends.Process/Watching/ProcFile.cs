namespace Zoe.Backends.Process;

/// <summary>
/// Reads the system's information about processes. A process that is gone and a machine that lacks something (descriptors,
/// memory) are different answers: the second one is an <see cref="IOException"/>, and is to be asked again.
/// </summary>
internal static class ProcFile
{
    /// <summary>The bytes; null when the process is gone or belongs to somebody else.</summary>
    public static byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return null;
        }
    }

    /// <summary>The text; null when the process is gone or belongs to somebody else.</summary>
    public static string? TryReadText(string path) =>
        TryRead(path) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    private static bool IsGone(Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
        || (error is IOException && error.HResult == Libc.NoSuchProcess);
}
