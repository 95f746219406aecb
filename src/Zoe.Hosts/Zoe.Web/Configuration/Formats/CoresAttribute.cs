using System.Globalization;

namespace Zoe.Web.Configuration.Formats;

/// <summary>Cores; the property holds thousandths.</summary>
internal sealed class CoresAttribute(string description) : SettingAttribute(description)
{
    private const double Most = 1e6;

    public override object? Read(string text, ICollection<string> problems)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cores) && cores is >= 0.001 and <= Most)
            return (int)(cores * 1000);
        problems.Add($"is '{text}'; it is a number of cores above 0, such as 16 or 0.5.");
        return null;
    }

    public override string Write(object value) => ((int)value / 1000.0).ToString(CultureInfo.InvariantCulture);
}
