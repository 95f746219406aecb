using System.Globalization;
using System.Text;

namespace Zoe.Hosting.Logs.Files;

/// <summary>Position of a driver's stream that corresponds to a length of the files; used to resume.</summary>
/// <param name="Position">Number of bytes of the attempt in the files.</param>
/// <param name="Cursor">The driver's opaque position.</param>
internal sealed record LogCursor(long Position, string Cursor)
{
    // Of constant size, so that it can be overwritten on a full disk.
    private const int FileBytes = 256;

    /// <summary>Reads the cursor of an attempt; null when it is missing or incomplete.</summary>
    public static LogCursor? Read(LogFolder folder, int attempt)
    {
        var file = folder.CursorPath(attempt);
        if (!File.Exists(file)) return null;
        var words = File.ReadAllText(file).TrimEnd().Split(' ', 2);
        return words.Length == 2 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new LogCursor(position, words[1])
            : null;
    }

    /// <summary>Replaces the cursor of an attempt.</summary>
    public void Write(LogFolder folder, int attempt)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Position} {Cursor}").PadRight(FileBytes - 1) + "\n";
        using var file = File.OpenHandle(
            folder.CursorPath(attempt), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, Encoding.ASCII.GetBytes(text), 0);
    }
}
