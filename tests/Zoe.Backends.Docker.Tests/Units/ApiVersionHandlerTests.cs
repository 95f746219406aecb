using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Units;

public sealed class ApiVersionHandlerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Requests_carry_the_negotiated_version_that_is_asked_for_once()
    {
        await using var server = new FakeEngine();
        using var engine = server.Connect();

        await engine.PingAsync(None);
        await engine.GetInfoAsync(None);

        server.Requests.ShouldBe(["GET /version", "GET /v1.41/_ping", "GET /v1.41/info"]);
        engine.Version.ShouldBe(new ApiVersion(1, 41));
    }

    [Fact]
    public async Task The_version_is_negotiated_again_after_the_engine_could_not_be_reached()
    {
        var port = LoopbackServer.FindPort();
        EngineAddress.TryParse($"127.0.0.1:{port}", tls: false, out var address).ShouldBeTrue();
        using var engine = new DockerNetEngine(address!, tls: null, TimeProvider.System, ApiVersion.Newest);
        await using (var before = new FakeEngine(port)) await engine.PingAsync(None);
        await Should.ThrowAsync<DockerEngineException>(() => engine.PingAsync(None));

        await using var after = new FakeEngine(port) { Version = "1.30" };
        await engine.PingAsync(None);

        after.Requests.ShouldBe(["GET /version", "GET /v1.30/_ping"]);
    }

    [Fact]
    public async Task The_version_is_negotiated_again_when_events_are_opened_again()
    {
        await using var server = new FakeEngine();
        using var engine = server.Connect();
        (await engine.OpenEventsAsync(DateTimeOffset.UnixEpoch, None)).Dispose();

        server.Version = "1.30";
        (await engine.OpenEventsAsync(DateTimeOffset.UnixEpoch, None)).Dispose();

        server.Requests.Count(request => request == "GET /version").ShouldBe(2);
        server.Requests[^1].ShouldStartWith("GET /v1.30/events?since=0.000000000&filters=");
    }
}
