using System.Text;
using Zoe.Cli.Api;
using Zoe.Model;

namespace Zoe.Cli.Documents;

/// <summary>Asks a server what it says of a ZApp, once nothing is wrong with it here.</summary>
internal static class ServerValidation
{
    /// <summary>The diagnostics of this machine, and in the place of doubts about volumes what the server says.</summary>
    public static async Task<IEnumerable<Diagnostic>> CheckAsync(
        ZoeClient client, byte[] content, IReadOnlyList<Diagnostic> found, CancellationToken cancellationToken)
    {
        if (ZAppDocument.Read(content).Value is not { } zapp || found.Any(one => one.Severity == DiagnosticSeverity.Error))
            return found;
        var known = found.Where(one => one.Code != StartRules.VolumeNeedsPermission.Code);
        try
        {
            await client.ValidateAsync(Encoding.UTF8.GetBytes(ZAppWriter.Write(zapp)), cancellationToken);
            return known;
        }
        catch (ApiException refusal) when (refusal.Details.Count > 0)
        {
            // Lines are left out: those of the answer count in the document as it was sent.
            return [.. known, .. refusal.Details.Select(static detail => new Diagnostic(
                detail.Code ?? "", DiagnosticSeverity.Error, detail.Message ?? "", detail.Pointer ?? "", 0, 0))];
        }
    }
}
