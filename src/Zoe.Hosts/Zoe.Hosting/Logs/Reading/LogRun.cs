using System.Text;
using Microsoft.Win32.SafeHandles;
using Zoe.Hosting.Logs.Files;

namespace Zoe.Hosting.Logs.Reading;

/// <summary>Reads the output of one attempt from its files, with a line that marks each gap.</summary>
internal sealed class LogRun(LogFolder folder, LogPosition from, long end) : IDisposable
{
    private SafeFileHandle? _file;
    private LogSegment? _segment;
    private long _offset = from.Offset;
    private bool _isAtLineStart = true;

    /// <summary>Position of the next bytes.</summary>
    public LogPosition Position => new(from.Attempt, _offset);

    /// <summary>The next bytes, in the buffer or elsewhere; empty when there are none yet.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReadFileAsync(buffer, cancellationToken) is var count and > 0) return Take(buffer[..count]);
            if (_offset >= end || FindNext() is not { } next) return default;
            // This file is complete, since the next one exists; read what was written meanwhile.
            if (await ReadFileAsync(buffer, cancellationToken) is var late and > 0) return Take(buffer[..late]);
            var missing = next.Start - _offset;
            var isBeginning = _segment is null && _offset == 0;
            if (!TryOpen(next)) continue;
            _offset = Math.Max(_offset, next.Start);
            if (missing > 0)
            {
                return Mark(isBeginning
                    ? $"the first {missing} bytes of output were removed, to keep the log within its limit"
                    : $"{missing} bytes of output are missing here");
            }

            if (_offset == next.Start && folder.FindGap(from.Attempt, next.Start) is { Length: > 0 } reason)
                return Mark(Describe(reason));
        }
    }

    /// <summary>A line that marks missing output at the end; null when it is complete.</summary>
    public ReadOnlyMemory<byte>? FindGapAtEnd()
    {
        if (_offset < end && _segment?.Start != _offset && folder.FindGap(from.Attempt, _offset) is { } reason)
            return Mark(reason.Length == 0 ? "output may be missing here: it could not be written" : Describe(reason));
        if (from.Offset > 0 && _segment is null && folder.List().All(segment => segment.Attempt != from.Attempt))
            return Mark("output may be missing here: the rest of this run was removed to keep the log within its limit");
        return null;
    }

    public void Dispose() => _file?.Dispose();

    private static string Describe(string reason) => $"output is missing here: {reason}";

    private async ValueTask<int> ReadFileAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_file is null) return 0;
        var size = (int)Math.Min(buffer.Length, end - _offset);
        return size <= 0 ? 0 : await RandomAccess.ReadAsync(_file, buffer[..size], _offset - _segment!.Start, cancellationToken);
    }

    private ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> chunk)
    {
        _offset += chunk.Length;
        _isAtLineStart = chunk.Span[^1] == '\n';
        return chunk;
    }

    private LogSegment? FindNext() => folder.List().FirstOrDefault(segment =>
        segment.Attempt == from.Attempt
        && (segment.Start > (_segment?.Start ?? -1))
        && (segment.End > _offset || segment.Start >= _offset));

    /// <summary>False when it has been deleted.</summary>
    private bool TryOpen(LogSegment segment)
    {
        try
        {
            var file = File.OpenHandle(
                segment.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
            _file?.Dispose();
            (_file, _segment) = (file, segment);
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private ReadOnlyMemory<byte> Mark(string text)
    {
        var mark = Encoding.UTF8.GetBytes($"{(_isAtLineStart ? "" : "\n")}[zoe: {text}]\n");
        _isAtLineStart = true;
        return mark;
    }
}
