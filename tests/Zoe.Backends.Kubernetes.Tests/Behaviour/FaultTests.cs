using System.Net;
using System.Net.Sockets;
using System.Text;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.TestKit;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class FaultTests : ClusterTest
{
    [Fact]
    public async Task What_happens_while_streams_are_cut_is_told_afterwards()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.Faults.CutStreams();
        Server.Remove("pods", TestCluster.Scope, "service1-7-test");

        await events.WaitForAsync(one => one is ServiceRemoved removed && removed.Key == service.Key, Deadline);
    }

    [Fact]
    public async Task What_happened_before_the_server_forgot_its_history_is_found_by_listing()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.Faults.Refuse = (_, path) => path.Contains("watch=true", StringComparison.Ordinal) ? 503 : null;
        Server.Faults.CutStreams();
        Server.Remove("pods", TestCluster.Scope, "service1-7-test");
        Server.Compact();
        Server.Faults.Refuse = null;

        await events.WaitForAsync(one => one is ServiceRemoved removed && removed.Key == service.Key, Deadline);
        (await Backend.ListAsync(Deadline)).Services.ShouldBeEmpty();
    }

    [Fact]
    public async Task Slow_streams_lose_nothing()
    {
        Server.Faults.StreamDelay = TimeSpan.FromMilliseconds(100);

        await Task.WhenAll(Enumerable.Range(1, 5).Select(id => StartAsync(Spec(id))));

        (await Backend.ListAsync(Deadline)).Services.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_makes_nodes_offline_and_services_unknown_until_it_does()
    {
        await StartAsync(Spec());
        await using var events = await WatchAsync();

        Server.Faults.Refuse = (_, _) => 503;
        Server.Faults.CutStreams();
        await events.WaitForAsync(one => one is NodeChanged { Node.Online: false }, Deadline);

        (await Backend.ListAsync(Deadline)).UnreachableNodes.ShouldContain(Node);
        await FailsAsync(BackendFailure.Unreachable, () => StartAsync(Spec(2)));

        Server.Faults.Refuse = null;
        await events.WaitForAsync(one => one is NodeChanged { Node.Online: true }, Deadline);
        (await Backend.ListAsync(Deadline)).Services.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_says_nothing_fails_watches_in_words()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Cluster.WriteConfig("tokenFile: token", server: $"https://{silent.LocalEndpoint}/");
        using var api = Connect(TimeProvider.System);

        var problem = await Should.ThrowAsync<KubernetesApiException>(
            () => api.WatchAsync<V1Node>(scope: null, new Selection(), "1", Deadline));

        problem.Message.ShouldContain("took no connection within 5 s");
    }

    [Fact]
    public async Task A_watch_that_does_not_begin_fails()
    {
        var time = new FakeTimeProvider();
        using var api = Connect(time);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Faults.Withhold = _ => arrived.TrySetResult() || true;

        var watching = api.WatchAsync<V1Node>(scope: null, new Selection(), "1", Deadline);
        await arrived.Task.WaitAsync(Deadline);
        time.Advance(TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<KubernetesApiException>(watching)).Message.ShouldContain("did not answer within 30 s");
    }

    [Fact]
    public async Task Output_whose_stream_is_cut_arrives_whole_and_once()
    {
        var service = await StartAsync(Spec(command: "run 1 print 0123456789"));
        Server.Faults.LogCuts.Enqueue(5);
        Server.Faults.LogCuts.Enqueue(22);

        var output = new StringBuilder();
        await foreach (var chunk in Backend.ReadLogsAsync(service.Key, Node, follow: true, Deadline))
            output.Append(Encoding.UTF8.GetString(chunk.Span));

        output.ToString().ShouldEndWith("ended with exit code 0\n");
        output.ToString().Split('\n').Count(line => line == "0123456789").ShouldBe(1);
    }

    [Fact]
    public async Task The_end_of_an_output_arrives_though_the_server_is_busy_just_then()
    {
        var service = await StartAsync(Spec(command: "run 1 print 0123456789"));
        var refusals = 0;
        Server.Faults.LogCuts.Enqueue(5);
        Server.Faults.Refuse = (_, path) =>
            path.Contains("/log?", StringComparison.Ordinal) && !path.Contains("follow", StringComparison.Ordinal)
            && Interlocked.Increment(ref refusals) <= 2 ? 503 : null;

        var output = new StringBuilder();
        await foreach (var chunk in Backend.ReadLogsAsync(service.Key, Node, follow: true, Deadline))
            output.Append(Encoding.UTF8.GetString(chunk.Span));

        output.ToString().ShouldEndWith("ended with exit code 0\n");
        // Twice without success, once for the end and once more for what the runtime had not written yet.
        refusals.ShouldBe(4);
    }

    [Fact]
    public async Task A_renewed_token_is_taken_from_its_file()
    {
        await StartAsync(Spec());

        Cluster.SetToken("second-token");

        await StartAsync(Spec(2));
        (await Backend.ListAsync(Deadline)).Services.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_accepted_is_told_in_words()
    {
        Server.Tokens.Clear();

        var problem = await FailsAsync(BackendFailure.Unreachable, () => StartAsync(Spec()));

        problem.Message.ShouldContain("does not accept our credentials");
    }

    [Fact]
    public async Task A_server_of_another_authority_is_refused_until_the_file_names_it()
    {
        using var other = new TestAuthority(Cluster.Folder, "other-authority");
        Server.ShowCertificate(other.Issue("stranger", "127.0.0.1"));

        var problem = await FailsAsync(BackendFailure.Unreachable, () => Backend.DescribeNodesAsync(Deadline));
        problem.Message.ShouldContain("CN=other-authority) is not signed by an authority");
        problem.Message.ShouldContain("CN=test-authority");

        await File.WriteAllTextAsync(Path.Combine(Cluster.Folder, "ca.crt"), other.Pem, Deadline);
        var nodes = await Create().DescribeNodesAsync(Deadline);
        nodes.ShouldHaveSingleItem().Online.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_of_another_name_or_an_expired_certificate_is_refused_in_words()
    {
        Server.ShowCertificate(Cluster.Authority.Issue("elsewhere", "api.example.org"));
        var name = await FailsAsync(BackendFailure.Unreachable, () => Create().DescribeNodesAsync(Deadline));
        name.Message.ShouldContain("is not for '127.0.0.1'");
        name.Message.ShouldContain("tls-server-name");

        Server.ShowCertificate(Cluster.Authority.Issue("expired", "127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1)));
        var expired = await FailsAsync(BackendFailure.Unreachable, () => Create().DescribeNodesAsync(Deadline));
        expired.Message.ShouldContain("is valid from");
    }

    [Fact]
    public async Task A_server_behind_another_name_is_accepted_when_the_name_is_given()
    {
        Server.ShowCertificate(Cluster.Authority.Issue("elsewhere", "api.example.org"));
        Cluster.WriteConfig("tokenFile: token", "certificate-authority: ca.crt\ntls-server-name: api.example.org");

        (await Create().DescribeNodesAsync(Deadline)).ShouldHaveSingleItem().Online.ShouldBeTrue();
    }

    private KubernetesApi Connect(TimeProvider time) =>
        new(KubeConfigFile.Read(Cluster.ConfigFile, context: null, time, NullLogger.Instance), time);
}
