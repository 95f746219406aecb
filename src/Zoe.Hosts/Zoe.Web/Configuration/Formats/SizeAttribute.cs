using System.Globalization;

namespace Zoe.Web.Configuration.Formats;

/// <summary>A size in bytes, also with <c>K</c>, <c>M</c> or <c>G</c>.</summary>
internal sealed class SizeAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var shift = text is [.., var unit] ? char.ToUpperInvariant(unit) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 } : 0;
        var digits = shift == 0 ? text : text[..^1];
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1L << 33)
            return number << shift;
        problems.Add($"is '{text}'; a size is a number of bytes, or one with K, M or G, for example 64M.");
        return null;
    }
}
