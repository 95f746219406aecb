using System.Collections.Immutable;

namespace Zoe.Web;

/// <summary>Names separated by commas.</summary>
internal sealed class NamesAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems) => ImmutableArray.Create(Split(text));
}
