namespace Zoe.Web.Configuration.Formats;

/// <summary>Any text.</summary>
internal sealed class TextAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems) => text;
}
