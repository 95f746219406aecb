using System.Text;
using System.Text.Json;

namespace Zoe.Cli.Output;

/// <summary>Turns the bytes written to it into one JSON document per line of text.</summary>
internal sealed class JsonLineStream(Stream output, long serviceId) : Stream
{
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

    protected override void Dispose(bool disposing)
    {
        if (disposing && _line.Count > 0) WriteLine();
        base.Dispose(disposing);
    }

    private void WriteLine()
    {
        var document = new LogLineDocument(serviceId, Encoding.UTF8.GetString([.. _line]));
        output.Write(JsonSerializer.SerializeToUtf8Bytes(document, OutputJsonContext.Default.LogLineDocument));
        output.WriteByte((byte)'\n');
        _line.Clear();
    }
}
