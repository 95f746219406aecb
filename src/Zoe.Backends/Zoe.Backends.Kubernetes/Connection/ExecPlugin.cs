using System;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>
/// Gets our identity by running a program, as <c>kubectl</c> does for cloud providers. Its result is used until it
/// expires, or until the server does not accept it.
/// </summary>
internal sealed class ExecPlugin(TimeProvider time) : IClusterCredential
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // A token that expires while a request is under way is of no use.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Task<ExecResult>? _running;
    private ExecResult? _answer;

    /// <summary>The form of what it reads and writes.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The program: a path, or a name on the <c>PATH</c>.</summary>
    public required string Command { get; init; }

    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Variables beside those of this process.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>How to install the program, from the kubeconfig.</summary>
    public string? InstallHint { get; init; }

    /// <summary>The cluster, for plug-ins with <c>provideClusterInfo</c>; null for others.</summary>
    public ExecCredentialCluster? Cluster { get; init; }

    /// <inheritdoc/>
    public CredentialExpiry? FindExpiry()
    {
        lock (_lock)
        {
            // It is run again before that moment, so a warning is due only afterwards.
            return _answer?.Until is { } until
                ? new CredentialExpiry($"The result of the exec plug-in '{Command}'", until, TimeSpan.Zero)
                : null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ClusterIdentity> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        Task<ExecResult> running;
        lock (_lock)
        {
            if (_running is null && !renew && _answer is { } known && !IsExpired(known)) return known.Identity;
            running = _running ??= RenewAsync();
        }

        // Several callers may wait for the same result, so the program does not end when one of them cancels.
        return (await running.WaitAsync(cancellationToken)).Identity;
    }

    private bool IsExpired(ExecResult answer) => answer.Until is { } until && until - Margin <= time.GetUtcNow();

    private async Task<ExecResult> RenewAsync()
    {
        _answer = null;
        // The rest not under the caller's lock.
        await Task.Yield();
        try
        {
            var answer = Parse(await RunAsync());
            lock (_lock) _answer = answer;
            return answer;
        }
        finally
        {
            lock (_lock) _running = null;
        }
    }

    private async Task<string> RunAsync()
    {
        var start = new ProcessStartInfo(Command, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        var request = new ExecCredential
        {
            ApiVersion = ApiVersion,
            Kind = "ExecCredential",
            Spec = new ExecCredentialSpec(Interactive: false, Cluster),
        };
        start.Environment["KUBERNETES_EXEC_INFO"] = JsonSerializer.Serialize(request, ExecJson.Default.ExecCredential);
        using var process = Start(start);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Timeout, time);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
            {
                throw new KubernetesApiException(
                    $"The exec plug-in '{Command}' ended with exit code {process.ExitCode}: {Shorten(await error)}");
            }

            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new KubernetesApiException($"The exec plug-in '{Command}' did not end within {Timeout.TotalSeconds} s");
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            var hint = InstallHint is null ? "" : $". {InstallHint}";
            throw new KubernetesApiException(
                $"The exec plug-in '{Command}' cannot be run: {problem.Message}{hint}", problem);
        }
    }

    private ExecResult Parse(string output)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(output, ExecJson.Default.ExecCredential);
            if (answer?.ApiVersion != ApiVersion)
                throw Wrong($"it answered in the form '{answer?.ApiVersion}' instead of '{ApiVersion}'");
            var status = answer.Status;
            if (status is null || (status.Token is null && status.ClientCertificateData is null))
                throw Wrong("it gave neither a token nor a certificate");
            var certificate = status.ClientCertificateData is { } pem
                ? X509Certificate2.CreateFromPem(pem, status.ClientKeyData)
                : null;
            return new ExecResult(new ClusterIdentity(status.Token, certificate), status.ExpirationTimestamp);
        }
        catch (Exception problem) when (problem is JsonException or CryptographicException)
        {
            // Not with the output in it: that is a secret.
            throw Wrong($"its answer cannot be read: {problem.Message}");
        }
    }

    private KubernetesApiException Wrong(string what) => new($"The exec plug-in '{Command}' failed: {what}");

    private static string Shorten(string text) => text.Trim() is { Length: > 500 } much ? much[..500] + "…" : text.Trim();
}
