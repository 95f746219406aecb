namespace Zoe.Cli.Output;

/// <summary>Writes a log line by line, so that lines of several logs are not interleaved.</summary>
internal abstract class LineStream(Stream output) : Stream
{
    private static readonly Lock Gate = new();
    private readonly List<byte> _line = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        foreach (var character in buffer)
        {
            if (character == '\n') WriteLine();
            else _line.Add(character);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Formats a line, without its line feed.</summary>
    protected abstract byte[] Format(byte[] line);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _line.Count > 0) WriteLine();
        base.Dispose(disposing);
    }

    private void WriteLine()
    {
        byte[] line = [.. Format([.. _line]), (byte)'\n'];
        lock (Gate) output.Write(line);
        _line.Clear();
    }
}
