using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Watching;

/// <summary>
/// Reads files of <c>/proc</c>. Distinguishes a process that has ended (null) from a machine that is short of descriptors
/// or memory (an <see cref="IOException"/>; the call has to be repeated).
/// </summary>
internal static class ProcFile
{
    /// <summary>The bytes; null when the process has ended or belongs to another user.</summary>
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

    /// <summary>The text; null when the process has ended or belongs to another user.</summary>
    public static string? TryReadText(string path) =>
        TryRead(path) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    private static bool IsGone(Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
        || (error is IOException && error.HResult == Libc.NoSuchProcess);
}
