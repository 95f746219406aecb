using Zoe.Backends.Kubernetes;

namespace Zoe.Web.Configuration.Formats;

/// <summary><c>pvc:&lt;claim&gt;</c> or <c>nfs:&lt;server&gt;:&lt;path&gt;</c>.</summary>
internal sealed class SharedFolderAttribute(string description) : SettingAttribute(description)
{
    private const string ClaimPrefix = "pvc:";
    private const string NfsPrefix = "nfs:";

    public override object? Read(string text, ICollection<string> problems)
    {
        if (text.StartsWith(ClaimPrefix, StringComparison.Ordinal) && text.Length > ClaimPrefix.Length)
            return new KubernetesSharedFolder { ClaimName = text[ClaimPrefix.Length..] };
        // A server's address may have colons itself.
        var path = text.IndexOf(":/", StringComparison.Ordinal);
        if (text.StartsWith(NfsPrefix, StringComparison.Ordinal) && path > NfsPrefix.Length)
            return new KubernetesSharedFolder { NfsServer = text[NfsPrefix.Length..path], NfsPath = text[(path + 1)..] };
        problems.Add($"is '{text}'; it is pvc:<claim> or nfs:<server>:<path>.");
        return null;
    }
}
