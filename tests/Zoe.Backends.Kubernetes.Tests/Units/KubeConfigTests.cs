using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Tests.Units;

public sealed class KubeConfigTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-kubeconfig-").FullName;

    [Fact]
    public void A_missing_context_is_told_with_those_that_are_there()
    {
        var problem = Should.Throw<KubeConfigException>(() => Read("tokenFile: t", context: "prod"));

        problem.Message.ShouldContain("there is no 'prod' in contexts; there are test");
    }

    [Theory]
    [InlineData("auth-provider: { name: gcp }", "use an exec plug-in instead")]
    [InlineData("username: me", "use a token or a client certificate instead")]
    [InlineData("client-certificate: me.crt", "has a client-certificate but no client-key")]
    [InlineData("client-certificate-data: '%%'", "must be PEM text in base64")]
    [InlineData("exec: { apiVersion: client.authentication.k8s.io/v1alpha1, command: x }", "client.authentication.k8s.io/v1beta1, not")]
    [InlineData("exec: { apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Always }", "which a server does not have")]
    public void What_cannot_be_used_is_told_with_what_would_be_right(string user, string words) =>
        Should.Throw<KubeConfigException>(() => Read(user)).Message.ShouldContain(words);

    [Fact]
    public void A_server_that_is_not_verified_is_warned_of()
    {
        var logger = new RecordingLogger();

        KubeConfigFile.Read(Write("token: t", "insecure-skip-tls-verify: true"), null, TimeProvider.System, logger)
            .SkipVerification.ShouldBeTrue();

        logger.Warnings.ShouldHaveSingleItem().ShouldContain("insecure-skip-tls-verify");
    }

    [Fact]
    public async Task A_token_file_beside_the_kubeconfig_is_read_each_time()
    {
        var connection = Read("tokenFile: token");
        await File.WriteAllTextAsync(Path.Combine(_folder, "token"), "one\n", CancellationToken.None);
        (await connection.Credential.GetAsync(renew: false, CancellationToken.None)).Token.ShouldBe("one");

        await File.WriteAllTextAsync(Path.Combine(_folder, "token"), "two", CancellationToken.None);
        (await connection.Credential.GetAsync(renew: false, CancellationToken.None)).Token.ShouldBe("two");
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1beta1")]
    public async Task A_plug_in_is_asked_again_when_its_answer_expires_or_is_refused(string version)
    {
        var time = new FakeTimeProvider();
        var connection = ReadPlugin(version, $"""
            echo x >>{_folder}/calls
            test -n "$KUBERNETES_EXEC_INFO" || exit 3
            echo '{Answer(version, $"\"token\":\"t'$(wc -l <{_folder}/calls)'\",\"expirationTimestamp\":\"{time.GetUtcNow().AddMinutes(10):yyyy-MM-ddTHH:mm:ssZ}\"")}'
            """, time);

        (await GetTokenAsync(connection)).ShouldBe("t1");
        (await GetTokenAsync(connection)).ShouldBe("t1");
        (await GetTokenAsync(connection, renew: true)).ShouldBe("t2");
        time.Advance(TimeSpan.FromMinutes(11));
        (await GetTokenAsync(connection)).ShouldBe("t3");
    }

    [Fact]
    public async Task A_plug_in_that_fails_is_told_with_its_words()
    {
        var connection = ReadPlugin("v1", "echo no login >&2; exit 4", new FakeTimeProvider());

        var problem = await Should.ThrowAsync<KubernetesApiException>(() => GetTokenAsync(connection));

        problem.Message.ShouldContain("ended with exit code 4: no login");
    }

    [Fact]
    public void Outside_of_a_pod_there_is_no_service_account()
    {
        Should.Throw<KubeConfigException>(() => InCluster.Read(_folder, "10.0.0.1", "443")).Message.ShouldContain("this is no pod");
        File.WriteAllText(Path.Combine(_folder, "token"), "t");
        File.WriteAllText(Path.Combine(_folder, "namespace"), "zoe\n");

        var connection = InCluster.Read(_folder, "fd00::1", "443");

        connection.Server.ToString().ShouldBe("https://[fd00::1]/");
        connection.Namespace.ShouldBe("zoe");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string?> GetTokenAsync(ClusterConnection connection, bool renew = false) =>
        (await connection.Credential.GetAsync(renew, CancellationToken.None)).Token;

    private static string Answer(string version, string status) =>
        $"{{\"apiVersion\":\"client.authentication.k8s.io/{version}\",\"kind\":\"ExecCredential\",\"status\":{{{status}}}}}";

    private ClusterConnection ReadPlugin(string version, string script, TimeProvider time)
    {
        File.WriteAllText(Path.Combine(_folder, "plugin.sh"), script);
        var user = $"exec: {{ apiVersion: client.authentication.k8s.io/{version}, command: sh, args: [{_folder}/plugin.sh], provideClusterInfo: true }}";
        return KubeConfigFile.Read(Write(user), null, time, NullLogger.Instance);
    }

    private ClusterConnection Read(string user, string? context = null) =>
        KubeConfigFile.Read(Write(user), context, TimeProvider.System, NullLogger.Instance);

    private string Write(string user, string cluster = "tls-server-name: api")
    {
        var file = Path.Combine(_folder, "config");
        File.WriteAllText(file, $$"""
            current-context: test
            contexts: [{ name: test, context: { cluster: here, user: me } }]
            clusters:
              - name: here
                cluster:
                  server: https://10.0.0.1:6443
                  {{cluster}}
            users:
              - name: me
                user:
                  {{user}}
            """);
        return file;
    }

    private sealed class RecordingLogger : ILogger
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning) Warnings.Add(formatter(state, exception));
        }
    }
}
