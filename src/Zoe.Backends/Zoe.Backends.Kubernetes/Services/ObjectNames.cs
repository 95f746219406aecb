using System.Security.Cryptography;
using System.Text;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>The names of a service's objects. Those of one slot have the same names in each of its attempts.</summary>
internal static class ObjectNames
{
    /// <summary>The container of a service's pod.</summary>
    public const string Container = "service";

    private const string PortsSuffix = "-ports";
    private const int HashLength = 8;

    // With the suffix, the 63 characters of a Service's name.
    private const int Longest = 57;

    /// <summary>The pod and the headless Service: the host name, or one like it that the API accepts.</summary>
    public static string ForPod(string hostName)
    {
        var name = new string([.. hostName.ToLowerInvariant().Select(letter =>
            char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-')]).Trim('-');
        if (name.Length == 0 || !char.IsAsciiLetterLower(name[0])) name = "z" + name;
        if (name.Length <= Longest && string.Equals(name, hostName, StringComparison.Ordinal)) return name;
        // Two host names that look alike in this form must not become one.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hostName)))[..HashLength];
        return $"{name[..Math.Min(name.Length, Longest - HashLength - 1)].TrimEnd('-')}-{hash}";
    }

    /// <summary>The Service and the Ingress that publish ports.</summary>
    public static string ForPorts(string pod) => pod + PortsSuffix;

    /// <summary>The ConfigMap that owns what an execution has.</summary>
    public static string ForExecution(string deployment, long executionId) =>
        ForPod($"zoe-execution-{executionId}-{deployment}");
}
