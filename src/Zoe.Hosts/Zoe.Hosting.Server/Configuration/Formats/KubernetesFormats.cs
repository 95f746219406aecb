using System.Collections.Immutable;
using System.Globalization;
using Zoe.Backends;
using Zoe.Backends.Kubernetes;

namespace Zoe.Hosting.Server.Configuration.Formats;

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
            return Fail(problems, $"cannot be used: {problem.Message}.");
        }
    }
}

/// <summary><c>pvc:&lt;claim&gt;</c> or <c>nfs:&lt;server&gt;:&lt;path&gt;</c>.</summary>
internal sealed class SharedFolderAttribute(string description) : SettingAttribute(description)
{
    private const string ClaimPrefix = "pvc:";
    private const string NfsPrefix = "nfs:";

    public override object? Read(string text, ICollection<string> problems)
    {
        if (text.StartsWith(ClaimPrefix, StringComparison.Ordinal) && text.Length > ClaimPrefix.Length)
            return new KubernetesSharedFolder { ClaimName = text[ClaimPrefix.Length..] };

        // The address of the server may contain colons.
        var path = text.IndexOf(":/", StringComparison.Ordinal);
        return text.StartsWith(NfsPrefix, StringComparison.Ordinal) && path > NfsPrefix.Length
            ? new KubernetesSharedFolder { NfsServer = text[NfsPrefix.Length..path], NfsPath = text[(path + 1)..] }
            : Fail(problems, $"is '{text}'; it must be pvc:<claim> or nfs:<server>:<path>.");
    }
}

/// <summary><c>uid</c> or <c>uid:gid</c>.</summary>
internal sealed class ServiceUserAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var parts = text.Split(':');
        return parts.Length <= 2 && TryReadId(parts[0], out var user) && TryReadId(parts[^1], out var group)
            ? new ServiceUser(user, group)
            : Fail(problems, $"is '{text}'; it must be <uid> or <uid>:<gid>, in numbers.");
    }

    private static bool TryReadId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
