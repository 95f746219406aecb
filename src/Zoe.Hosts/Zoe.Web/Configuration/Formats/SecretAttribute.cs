namespace Zoe.Web.Configuration.Formats;

/// <summary>A text that is never printed; at least one character.</summary>
internal sealed class SecretAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems)
    {
        if (text.Length == 0) problems.Add("is empty: a password has at least one character.");
        return text;
    }

    public override string Write(object value) => "set";
}
