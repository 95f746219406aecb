using System.Net;
using System.Security.Authentication;
using System.Text;
using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>Converts exceptions to messages for users.</summary>
internal static class FailureMessage
{
    /// <summary>The message; null for an unexpected exception.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        ZoeApiException { InnerException: HttpRequestException { InnerException: AuthenticationException inner } } => DescribeTls(inner.Message),
        ZoeApiException { InnerException: HttpRequestException } => exception.Message + ".",
        ZoeApiException refusal => DescribeRefusal(refusal),
        CliException or IOException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };

    private static string DescribeRefusal(ZoeApiException refusal)
    {
        var message = refusal.Status == HttpStatusCode.Unauthorized
            ? $"The login failed: {refusal.Message} Check ZOE_USER and ZOE_PASS."
            : refusal.Message;
        // The message repeats the first of the errors that are listed below it.
        if (refusal.Details is [{ Message: { Length: > 0 } first }, ..])
            message = message.Replace(first, "", StringComparison.Ordinal).TrimEnd();
        var text = new StringBuilder(message);
        foreach (var detail in refusal.Details) text.Append($"\n  {detail.Pointer}: error {detail.Code}: {detail.Message}");
        return text.ToString();
    }

    private static string DescribeTls(string reason) => reason switch
    {
        _ when Has(reason, "RemoteCertificateNameMismatch") =>
            "The server's certificate is for another host name; use that name in --url.",
        _ when Has(reason, "NotTimeValid") =>
            "The server's certificate has expired or is not valid yet; ask its administrator, and check this machine's clock.",
        _ when Has(reason, "PartialChain") || Has(reason, "UntrustedRoot") =>
            "The server's certificate comes from an authority that is not trusted; set the file with the authority's"
            + " certificate (PEM) with --ca-file or ZOE_CA_FILE.",
        _ when Has(reason, "certificate") => $"The server's certificate was rejected: {reason}",
        _ => $"The TLS handshake with the server failed: {reason} Is its URL http:// instead of https://?",
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
