using System.Net.Sockets;
using System.Security.Authentication;
using Zoe.Cli.Api;

namespace Zoe.Cli.Commands;

/// <summary>Turns exceptions into messages for people.</summary>
internal static class Failure
{
    /// <summary>The message; null for an exception that is a fault of the program.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        CliException or ApiException => exception.Message,
        HttpRequestException { InnerException: AuthenticationException inner } => ExplainCertificate(inner.Message),
        HttpRequestException http => $"The server cannot be reached: {http.Message}.",
        TaskCanceledException { InnerException: TimeoutException } => "The server did not answer in time.",
        HttpIOException or IOException { InnerException: SocketException } => $"The connection broke: {exception.Message}",
        IOException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };

    private static string ExplainCertificate(string reason) => reason switch
    {
        _ when Has(reason, "RemoteCertificateNameMismatch") =>
            "The server's certificate is for another host name; use the name that it is for in --url.",
        _ when Has(reason, "NotTimeValid") =>
            "The server's certificate has expired or is not valid yet; ask its administrator, and check this machine's clock.",
        _ when Has(reason, "PartialChain") || Has(reason, "UntrustedRoot") =>
            "The server's certificate comes from an authority that is not trusted here; name the file with the authority's"
            + " certificate (PEM) with --ca-file or ZOE_CA_FILE.",
        _ when Has(reason, "certificate") => $"The server's certificate is refused: {reason}",
        _ => $"The server does not speak TLS as expected: {reason} Is its address http:// instead of https://?",
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
