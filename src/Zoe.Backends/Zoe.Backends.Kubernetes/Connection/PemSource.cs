using System.Security.Cryptography;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Text in PEM form: given, or in a file that is read again each time.</summary>
/// <param name="Setting">Its name in messages.</param>
/// <param name="File">The file; null for given text.</param>
/// <param name="Data">The text; null for a file.</param>
internal sealed record PemSource(string Setting, string? File, string? Data)
{
    /// <summary>The text as it is now.</summary>
    /// <exception cref="KubernetesApiException">The file cannot be read.</exception>
    public string Read()
    {
        if (File is null) return Data ?? "";
        try
        {
            return System.IO.File.ReadAllText(File);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new KubernetesApiException($"{Setting} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The error for text that cannot be used.</summary>
    public KubernetesApiException Refuse(CryptographicException problem) =>
        new($"{Setting}{(File is null ? "" : $" ('{File}')")} cannot be used: {problem.Message}", problem);
}
