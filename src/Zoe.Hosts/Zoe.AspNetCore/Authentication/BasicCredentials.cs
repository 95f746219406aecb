using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Zoe.AspNetCore.Authentication;

/// <summary>User name and password of an <c>Authorization: Basic</c> header.</summary>
internal sealed record BasicCredentials(string UserName, string Password)
{
    private const string Prefix = "Basic ";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsIn(string? header) =>
        header is not null && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads UTF-8. Only the first colon separates: a password may contain more of them.</summary>
    public static bool TryParse(string? header, [NotNullWhen(true)] out BasicCredentials? credentials)
    {
        credentials = null;
        if (!IsIn(header)) return false;
        try
        {
            var text = Strict.GetString(Convert.FromBase64String(header![Prefix.Length..].Trim()));
            var colon = text.IndexOf(':');
            if (colon <= 0) return false;
            credentials = new BasicCredentials(text[..colon], text[(colon + 1)..]);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }
}
