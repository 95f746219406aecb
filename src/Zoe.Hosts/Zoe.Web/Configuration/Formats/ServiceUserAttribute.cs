using System.Globalization;
using Zoe.Backends;

namespace Zoe.Web.Configuration.Formats;

/// <summary><c>uid</c> or <c>uid:gid</c>.</summary>
internal sealed class ServiceUserAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var parts = text.Split(':');
        if (parts.Length <= 2 && TryReadId(parts[0], out var user) && TryReadId(parts[^1], out var group))
            return new ServiceUser(user, group);
        problems.Add($"is '{text}'; it is <uid> or <uid>:<gid>, in numbers.");
        return null;
    }

    private static bool TryReadId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
