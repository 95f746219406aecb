namespace Zoe.Web.Configuration.Formats;

/// <summary>On or off: <c>true</c>, <c>yes</c>, <c>on</c>, <c>1</c> or <c>false</c>, <c>no</c>, <c>off</c>, <c>0</c>.</summary>
internal sealed class SwitchAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        switch (text.ToLowerInvariant())
        {
            case "true" or "yes" or "on" or "1": return true;
            case "false" or "no" or "off" or "0": return false;
            default:
                problems.Add($"is '{text}'; it is true or false.");
                return null;
        }
    }

    public override string Write(object value) => value is true ? "true" : "false";
}
