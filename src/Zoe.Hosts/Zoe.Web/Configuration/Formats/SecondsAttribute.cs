using System.Globalization;

namespace Zoe.Web.Configuration.Formats;

/// <summary>A duration in seconds, or <c>never</c>, which is null.</summary>
internal sealed class SecondsAttribute(string description) : SettingAttribute(description)
{
    private const string Never = "never";

    public override object? Read(string text, ICollection<string> problems)
    {
        if (text.Equals(Never, StringComparison.OrdinalIgnoreCase)) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e9)
            return TimeSpan.FromSeconds(seconds);
        problems.Add($"is '{text}'; it is a number of seconds, 0 or more, or never.");
        return null;
    }

    public override string Write(object value) => ((TimeSpan)value).TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
