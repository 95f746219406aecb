namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>The connection of a pod to the cluster that it runs in, as its service account.</summary>
internal static class InCluster
{
    /// <summary>Where pods find their account.</summary>
    public const string AccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>True inside a pod that has an account.</summary>
    public static bool IsHere(string folder = AccountFolder) => File.Exists(Path.Combine(folder, "token"));

    /// <summary>
    /// The connection. The token is read again before each request, because the kubelet renews it about every hour.
    /// </summary>
    /// <exception cref="KubeConfigException">This is no pod with an account.</exception>
    public static ClusterConnection Read(string folder, string? host, string? port)
    {
        if (!IsHere(folder))
        {
            throw new KubeConfigException(
                $"No kubeconfig is named, and this is no pod with a service account: there is no {Path.Combine(folder, "token")}");
        }

        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port))
        {
            throw new KubeConfigException(
                "No kubeconfig is named, and KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT do not say where the API server is");
        }

        var address = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        var space = Path.Combine(folder, "namespace");
        return new ClusterConnection
        {
            Server = new Uri($"https://{address}:{port}"),
            Authorities = new PemSource("The service account's ca.crt", Path.Combine(folder, "ca.crt"), Data: null),
            Credential = new KubeConfigCredential(
                new PemSource("The service account's token", Path.Combine(folder, "token"), Data: null), keyPair: null),
            Namespace = File.Exists(space) ? File.ReadAllText(space).Trim() : null,
        };
    }
}
