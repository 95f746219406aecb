using Microsoft.Extensions.Logging.Abstractions;
using Zoe.TestKit;
using Zoe.TestKubernetes.Server;

namespace Zoe.Backends.Kubernetes.Tests.Clusters;

/// <summary>
/// The test API server with a folder of credentials for it. The driver is the service account of
/// <c>deploy/kubernetes</c>, and may do what the roles there allow.
/// </summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public const string Scope = "zoe";
    public const string Account = "system:serviceaccount:zoe:zoe";
    public const string Image = "zoe/busybox:1";

    private static readonly HashSet<string> Images = new(StringComparer.Ordinal) { Image };

    private readonly IBackend _runtime;

    private TestCluster(string folder, TestAuthority authority, TestApiServer server, IBackend runtime)
    {
        Folder = folder;
        Authority = authority;
        Server = server;
        _runtime = runtime;
        File.WriteAllText(Path.Combine(Folder, "ca.crt"), authority.Pem);
        SetToken("first-token");
        Server.Authorize(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deploy", "rbac.yaml")));
        WriteConfig("tokenFile: token");
    }

    public TestAuthority Authority { get; }

    public TestApiServer Server { get; }

    /// <summary>With the kubeconfig and the files that it names.</summary>
    public string Folder { get; }

    public string ConfigFile => Path.Combine(Folder, "config");

    public static async Task<TestCluster> StartAsync(IBackend runtime, string runtimeNode)
    {
        var folder = Directory.CreateTempSubdirectory("zoe-kubernetes-").FullName;
        var authority = new TestAuthority(folder, "test-authority");
        var server = await TestApiServer.StartAsync(authority.Issue("server", "127.0.0.1"), runtime, runtimeNode, Images);
        return new TestCluster(folder, authority, server, runtime);
    }

    /// <summary>With pods that exist in memory only.</summary>
    public static Task<TestCluster> StartVirtualAsync()
    {
        var node = new BackendNode { Name = "machine", Millicores = 100_000, MemoryBytes = 1L << 40 };
        return StartAsync(new VirtualBackend(new VirtualCluster([node], TimeProvider.System), "kubelet"), "machine");
    }

    /// <summary>Makes a token the account's only one, and puts it into the token file.</summary>
    public void SetToken(string token)
    {
        var before = Server.Tokens.Keys;
        Server.Tokens[token] = new Identity(Account, IsAdministrator: false);
        // At once, as kubelets do it: the driver may be reading.
        var next = Path.Combine(Folder, "next-token");
        File.WriteAllText(next, token);
        File.Move(next, Path.Combine(Folder, "token"), overwrite: true);
        foreach (var old in before.Where(old => old != token)) Server.Tokens.TryRemove(old, out _);
    }

    public void WriteConfig(string user, string cluster = "certificate-authority: ca.crt", string? server = null) => File.WriteAllText(ConfigFile, $$"""
        apiVersion: v1
        kind: Config
        current-context: test
        contexts:
          - name: test
            context: { cluster: here, user: me, namespace: {{Scope}} }
        clusters:
          - name: here
            cluster:
              server: {{server ?? Server.Address.ToString()}}
              {{cluster.ReplaceLineEndings("\n      ")}}
        users:
          - name: me
            user:
              {{user.ReplaceLineEndings("\n      ")}}
        """);

    public KubernetesBackend CreateBackend(
        string deployment, Func<KubernetesBackendOptions, KubernetesBackendOptions>? change = null, TimeProvider? time = null)
    {
        var options = new KubernetesBackendOptions
        {
            DeploymentName = deployment,
            ConfigFile = ConfigFile,
            ImagePull = KubernetesImagePull.Never,
        };
        return new KubernetesBackend(change?.Invoke(options) ?? options, time ?? TimeProvider.System, NullLogger<KubernetesBackend>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _runtime.DisposeAsync();
        Authority.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
