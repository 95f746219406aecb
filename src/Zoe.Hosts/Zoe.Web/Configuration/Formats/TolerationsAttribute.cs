using System.Collections.Immutable;
using Zoe.Backends.Kubernetes;

namespace Zoe.Web.Configuration.Formats;

/// <summary>See <see cref="KubernetesToleration.Parse"/>; separated by commas.</summary>
internal sealed class TolerationsAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        try
        {
            return Split(text).Select(KubernetesToleration.Parse).ToImmutableArray();
        }
        catch (FormatException problem)
        {
            problems.Add($"cannot be used: {problem.Message}.");
            return null;
        }
    }
}
