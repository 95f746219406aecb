using System.Text;

namespace Zoe.Model.Diagnostics;

/// <summary>Converts ascending byte offsets of a UTF-8 text to lines and columns in one pass.</summary>
internal sealed class LineCounter
{
    private readonly byte[] _text;
    private int _line = 1;
    private int _lineStart;

    public LineCounter(ReadOnlySpan<byte> utf8) => _text = utf8.ToArray();

    /// <summary>Line and column, both from 1; offsets must not decrease between calls.</summary>
    public (int Line, int Column) At(int offset)
    {
        offset = Math.Clamp(offset, _lineStart, _text.Length);
        while (true)
        {
            var next = _text.AsSpan(_lineStart, offset - _lineStart).IndexOf((byte)'\n');
            if (next < 0)
                break;
            _line++;
            _lineStart += next + 1;
        }

        var column = Encoding.UTF8.GetCharCount(_text, _lineStart, offset - _lineStart) + 1;
        return (_line, column);
    }
}
