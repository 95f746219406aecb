using System.Collections.Immutable;

namespace Zoe.Web.Configuration.Formats;

/// <summary>Names separated by commas.</summary>
internal sealed class NamesAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems) => ImmutableArray.Create(Split(text));
}
