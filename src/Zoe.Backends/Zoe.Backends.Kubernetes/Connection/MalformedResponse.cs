using System.Text.Json;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Recognizes what KubernetesClient throws when an answer cannot be read as the API's objects.</summary>
internal static class MalformedResponse
{
    /// <summary>True for text that is not JSON or has other types, and for times and quantities that are none.</summary>
    public static bool Caused(Exception problem) =>
        problem is JsonException or FormatException or ArgumentException or OverflowException
            or (InvalidOperationException and not ObjectDisposedException);

    /// <summary>The failure of a request, from what was thrown.</summary>
    public static KubernetesApiException Describe(string address, Exception problem) =>
        new($"What answers at {address} is no Kubernetes API server: {problem.Message}", problem);
}
