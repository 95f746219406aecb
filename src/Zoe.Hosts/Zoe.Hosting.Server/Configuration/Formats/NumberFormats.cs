using System.Globalization;

namespace Zoe.Hosting.Server.Configuration.Formats;

/// <summary>An integer.</summary>
internal sealed class NumberAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Fail(problems, $"is '{text}'; it must be an integer.");
}

/// <summary>A number from 0 to 1.</summary>
internal sealed class FractionAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) && fraction is >= 0 and <= 1
            ? fraction
            : Fail(problems, $"is '{text}'; it must be a number from 0 to 1, such as 0.1.");

    public override string Write(object value) => ((double)value).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A number of cores; the property holds milli-cores.</summary>
internal sealed class CoresAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cores) && cores is >= 0.001 and <= 1e6
            ? (int)(cores * 1000)
            : Fail(problems, $"is '{text}'; it must be a number of cores above 0, such as 16 or 0.5.");

    public override string Write(object value) => ((int)value / 1000.0).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Memory in GiB; the property holds bytes.</summary>
internal sealed class MemoryAttribute(string description) : SettingAttribute(description)
{
    private const double BytesPerGiB = 1L << 30;

    public override object? Read(string text, ICollection<string> problems) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gib) && gib is > 0 and <= 1e6
            ? (long)(gib * BytesPerGiB)
            : Fail(problems, $"is '{text}'; it must be a number of GiB above 0, such as 64 or 0.5.");

    public override string Write(object value) => ((long)value / BytesPerGiB).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A size in bytes, or with <c>K</c>, <c>M</c> or <c>G</c>.</summary>
internal sealed class SizeAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var shift = text is [.., var unit] ? char.ToUpperInvariant(unit) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 } : 0;
        var digits = shift == 0 ? text : text[..^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1L << 33
            ? number << shift
            : Fail(problems, $"is '{text}'; it must be a number of bytes, or one with K, M or G, for example 64M.");
    }
}

/// <summary>A duration in seconds, or <c>never</c>, which is null.</summary>
internal sealed class SecondsAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        text.Equals("never", StringComparison.OrdinalIgnoreCase) ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : Fail(problems, $"is '{text}'; it must be a number of seconds, 0 or more, or never.");

    public override string Write(object value) => ((TimeSpan)value).TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
