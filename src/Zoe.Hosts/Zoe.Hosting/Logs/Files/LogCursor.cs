using System.Globalization;
using System.Text;

namespace Zoe.Hosting.Logs.Files;

/// <summary>Where a driver's stream was when the files of a run had a length: from there it is resumed.</summary>
/// <param name="Position">How many bytes of the run were in the files.</param>
/// <param name="Cursor">The driver's own word for the place.</param>
internal sealed record LogCursor(long Position, string Cursor)
{
    // Of one length, so that a newer one needs no room on a full disk.
    private const int FileBytes = 256;

    /// <summary>Reads the one of a run; null when there is none, or only a part.</summary>
    public static LogCursor? Read(LogFolder folder, int attempt)
    {
        var file = folder.CursorPath(attempt);
        if (!File.Exists(file)) return null;
        var words = File.ReadAllText(file).TrimEnd().Split(' ', 2);
        return words.Length == 2 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new LogCursor(position, words[1])
            : null;
    }

    /// <summary>Replaces the one of a run.</summary>
    public void Write(LogFolder folder, int attempt)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Position} {Cursor}").PadRight(FileBytes - 1) + "\n";
        using var file = File.OpenHandle(
            folder.CursorPath(attempt), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, Encoding.ASCII.GetBytes(text), 0);
    }
}
