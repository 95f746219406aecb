using System.Text;
using Zoe.Client;
using Zoe.Model;

namespace Zoe.Cli.Documents;

/// <summary>Validates a ZApp on a server if it is locally valid.</summary>
internal static class ServerValidation
{
    // The code of the rule in docs/diagnostics.md.
    private const string VolumeNeedsPermission = "ZOE1086";

    /// <summary>
    /// The local diagnostics, with the warning that volumes need permission replaced by the server's errors.
    /// </summary>
    public static async Task<IEnumerable<Diagnostic>> CheckAsync(
        ZoeClient client, byte[] content, IReadOnlyList<Diagnostic> found, CancellationToken cancellationToken)
    {
        if (ZAppDocument.Read(content).Value is not { } zapp || found.Any(one => one.Severity == DiagnosticSeverity.Error))
            return found;
        var withoutVolumes = found.Where(one => one.Code != VolumeNeedsPermission);
        try
        {
            await client.ValidateAsync(Encoding.UTF8.GetBytes(ZAppWriter.Write(zapp)), cancellationToken);
            return withoutVolumes;
        }
        catch (ZoeApiException refusal) when (refusal.Details.Count > 0)
        {
            // Without lines, which refer to the converted document.
            return [.. withoutVolumes, .. refusal.Details.Select(static detail => new Diagnostic(
                detail.Code, DiagnosticSeverity.Error, detail.Message, detail.Pointer, 0, 0))];
        }
    }
}
