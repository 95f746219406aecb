using System.Globalization;

namespace Zoe.Web.Configuration.Formats;

/// <summary>A whole number.</summary>
/// <param name="description">A sentence or two for the help.</param>
/// <param name="least">The least that is allowed, 0 or more.</param>
/// <param name="most">The most that is allowed.</param>
/// <param name="expected">What it must be, as a clause for errors.</param>
internal sealed class NumberAttribute(string description, int least, int most, string expected) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Add($"is '{text}'; {expected}.");
        return null;
    }
}
