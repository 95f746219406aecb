using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Zoe.Backends.Kubernetes.Tests.Clusters;

/// <summary>What tests on the real cluster have in common: a deployment of their own, and <c>kubectl</c>.</summary>
public abstract class RealClusterTest(RealCluster cluster) : IDisposable
{
    private static int _used;

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));
    protected string Deployment { get; } = $"real-{Environment.ProcessId}-{Interlocked.Increment(ref _used)}";

    protected RealCluster Cluster => cluster;

    protected CancellationToken Deadline => _deadline.Token;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _deadline.Dispose();
    }

    private protected KubernetesBackend Create(Func<KubernetesBackendOptions, KubernetesBackendOptions>? change = null)
    {
        var options = new KubernetesBackendOptions
        {
            DeploymentName = Deployment,
            ConfigFile = RealCluster.ConfigFile,
            Namespace = Cluster.Scope,
            ImagePull = KubernetesImagePull.Never,
        };
        return new KubernetesBackend(change?.Invoke(options) ?? options, TimeProvider.System, NullLogger<KubernetesBackend>.Instance);
    }

    protected ServiceSpec Spec(string command = "sleep 1000") => new()
    {
        Key = new ServiceKey(7, 1, 1),
        Epoch = 1,
        HostName = $"service1-{Deployment}",
        Image = RealCluster.Image,
        Command = command,
    };

    protected async Task<string> KubectlAsync(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", ["--kubeconfig", RealCluster.ConfigFile, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (arguments is not [_, "namespace", ..] and not ["create", "--raw", ..]) start.ArgumentList.Insert(2, $"--namespace={Cluster.Scope}");
        using var process = Process.Start(start)!;
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Deadline);
        var error = await process.StandardError.ReadToEndAsync(Deadline);
        await process.WaitForExitAsync(Deadline);
        process.ExitCode.ShouldBe(0, error);
        return await output;
    }
}
