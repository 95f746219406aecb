using System.Globalization;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary>
/// Reports on standard error how far an export or import is: on a terminal in one line that changes, elsewhere with a line
/// every few seconds.
/// </summary>
internal sealed class TransferProgress(TextWriter target, bool isTerminal, TimeProvider time)
{
    private const int CheckEvery = 1000;

    private static readonly TimeSpan TerminalInterval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private long _reportedAt = time.GetTimestamp();
    private long _records;
    private bool _isLineOpen;

    /// <summary>Begins again, as when a transaction is repeated.</summary>
    public void Restart() => _records = 0;

    public void Count(StoreRecord record)
    {
        if (++_records % CheckEvery != 0 || time.GetElapsedTime(_reportedAt) < (isTerminal ? TerminalInterval : LineInterval)) return;
        _reportedAt = time.GetTimestamp();
        var text = string.Create(CultureInfo.InvariantCulture, $"{_records:N0} records, now of the kind {record.Kind}");
        if (isTerminal) target.Write($"\r{text,-60}");
        else target.WriteLine(text);
        _isLineOpen = isTerminal;
    }

    /// <summary>Ends the line, so that other output begins in its own.</summary>
    public void End()
    {
        if (_isLineOpen) target.WriteLine();
        _isLineOpen = false;
    }
}
