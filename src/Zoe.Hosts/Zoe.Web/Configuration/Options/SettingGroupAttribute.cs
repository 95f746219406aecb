namespace Zoe.Web.Configuration.Options;

/// <summary>The heading of a group of options in the help and the documentation.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SettingGroupAttribute(string title) : Attribute
{
    public string Title => title;
}
