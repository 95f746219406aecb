using System.Globalization;

namespace Zoe.Web.Configuration.Formats;

/// <summary>Memory in GiB; the property holds bytes.</summary>
internal sealed class MemoryAttribute(string description) : SettingAttribute(description)
{
    private const double Most = 1e6;
    private const double BytesPerGiB = 1L << 30;

    public override object? Read(string text, ICollection<string> problems)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gib) && gib is > 0 and <= Most)
            return (long)(gib * BytesPerGiB);
        problems.Add($"is '{text}'; it is a number of GiB above 0, such as 64 or 0.5.");
        return null;
    }

    public override string Write(object value) => ((long)value / BytesPerGiB).ToString(CultureInfo.InvariantCulture);
}
