namespace Zoe.Model.Json;

/// <summary>Parses JSON numbers as integers without rounding, in any notation: <c>5.0</c> and <c>1e3</c> are integers.</summary>
internal static class WholeNumber
{
    /// <summary>Upper bound for exponents; larger ones are out of range for any document length.</summary>
    private const long HugeExponent = int.MaxValue;

    /// <summary>Parses the text of a JSON number; the text must be valid JSON.</summary>
    public static WholeNumberKind Parse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var negative = text[0] == '-';
        if (negative)
            text = text[1..];
        long exponent = 0;
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            exponent = Exponent(text[(mark + 1)..]);
            text = text[..mark];
        }

        // The number is 0.d1d2d3… × 10^scale with digits d, where leading and trailing zeros do not count.
        var point = text.IndexOf((byte)'.');
        var scale = (point < 0 ? text.Length : point) + exponent;
        Int128 magnitude = 0;
        var significant = 0;
        long position = 0;
        long lastNonZero = 0;
        foreach (var character in text)
        {
            if (character == '.')
                continue;
            position++;
            if (character != '0')
                lastNonZero = position;
        }

        if (lastNonZero == 0)
            return WholeNumberKind.Whole;
        if (lastNonZero > scale)
            return WholeNumberKind.Fraction;

        position = 0;
        foreach (var character in text)
        {
            if (character == '.')
                continue;
            if (position++ >= lastNonZero)
                break;
            if (significant == 0 && character == '0')
                continue;
            if (++significant > 19)
                return WholeNumberKind.TooLarge;
            magnitude = (magnitude * 10) + (character - '0');
        }

        for (var zeros = scale - lastNonZero; zeros > 0; zeros--)
        {
            magnitude *= 10;
            if (magnitude > (Int128)long.MaxValue + 1)
                return WholeNumberKind.TooLarge;
        }

        if (negative)
            magnitude = -magnitude;
        if (magnitude > long.MaxValue || magnitude < long.MinValue)
            return WholeNumberKind.TooLarge;
        value = (long)magnitude;
        return WholeNumberKind.Whole;
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        if (text[0] is (byte)'-' or (byte)'+')
            text = text[1..];
        long value = 0;
        foreach (var digit in text)
            value = Math.Min((value * 10) + (digit - '0'), HugeExponent);
        return negative ? -value : value;
    }
}
