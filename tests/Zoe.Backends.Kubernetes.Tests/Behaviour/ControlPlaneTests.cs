using System.Buffers.Text;
using System.Text;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.TestKubernetes.Server;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class ControlPlaneTests : ClusterTest
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_not_a_lost_node()
    {
        await StartAsync(Spec());
        await using var events = await WatchAsync();

        Server.Faults.Refuse = (_, _) => 503;
        Server.Faults.CutStreams();
        var change = (NodeChanged)await events.WaitForAsync(one => one is NodeChanged { Node.Online: false }, Deadline);

        change.Node.ControlPlaneUnreachable.ShouldBeTrue();
        Backend.Health.Problem.ShouldNotBeNull();
        Server.Faults.Refuse = null;
        await events.WaitForAsync(one => one is NodeChanged { Node: { Online: true, ControlPlaneUnreachable: false } }, Deadline);
        Backend.Health.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_node_that_is_not_ready_is_lost_and_not_the_control_plane()
    {
        await using var events = await WatchAsync();
        Server.SetReady(false);

        var change = (NodeChanged)await events.WaitForAsync(one => one is NodeChanged { Node.Online: false }, Deadline);

        change.Node.ControlPlaneUnreachable.ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_is_warned_of_before_it_expires_and_named_when_it_has()
    {
        var expiry = DateTimeOffset.UtcNow.AddMinutes(12.5);
        UseToken(expiry);
        var backend = Create();
        await backend.DescribeNodesAsync(Deadline);

        backend.Health.CredentialsExpireAt.ShouldNotBeNull().ToUnixTimeSeconds().ShouldBe(expiry.ToUnixTimeSeconds());
        backend.Health.Warning.ShouldNotBeNull().ShouldContain("users[me].user.token expires in 12 minutes");

        UseToken(DateTimeOffset.UtcNow.AddMinutes(-5.5));
        Server.Tokens.Clear();
        var problem = await FailsAsync(BackendFailure.Unreachable, () => Create().DescribeNodesAsync(Deadline));
        problem.Message.ShouldContain("does not accept our credentials");
        problem.Message.ShouldContain("users[me].user.token expired 5 minutes ago");
    }

    [Theory]
    [InlineData(45, false)]
    [InlineData(5, true)]
    public async Task A_token_file_is_warned_of_only_when_nobody_renews_it(int minutes, bool warns)
    {
        Cluster.SetToken(Token(DateTimeOffset.UtcNow.AddMinutes(minutes + 0.5)));
        await Backend.DescribeNodesAsync(Deadline);

        (Backend.Health.Warning is not null).ShouldBe(warns);
    }

    private void UseToken(DateTimeOffset expiry)
    {
        var token = Token(expiry);
        Server.Tokens[token] = new Identity(TestCluster.Account, IsAdministrator: false);
        Cluster.WriteConfig($"token: {token}");
    }

    private static string Token(DateTimeOffset expiry) => string.Join('.', new[]
    {
        """{"alg":"none"}""", $$"""{"exp":{{expiry.ToUnixTimeSeconds()}}}""", "signature",
    }.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));
}
