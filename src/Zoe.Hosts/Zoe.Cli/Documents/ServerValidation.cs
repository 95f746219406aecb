using System.Text;
using Zoe.Client;
using Zoe.Model;
using Zoe.Model.Diagnostics;

namespace Zoe.Cli.Documents;

/// <summary>Validates a ZApp on a server if it is locally valid.</summary>
internal static class ServerValidation
{
    /// <summary>
    /// The local diagnostics, with the warning that volumes need permission replaced by the server's errors.
    /// </summary>
    public static async Task<IEnumerable<Diagnostic>> CheckAsync(
        ZoeClient client, byte[] content, IReadOnlyList<Diagnostic> found, CancellationToken cancellationToken)
    {
        if (ZAppDocument.Read(content).Value is not { } zapp || found.Any(one => one.Severity == DiagnosticSeverity.Error))
            return found;
        var withoutVolumes = found.Where(one => one.Code != StartRules.VolumeNeedsPermission.Code);
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
