using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class LogTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task Each_line_is_delivered_once_when_a_container_that_wrote_for_seconds_ends_in_a_burst()
    {
        var started = await StartAsync(Spec(
            "sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do seq 1 300; sleep 0.25; done; seq 1 9000'"));

        var lines = (await ReadAsync(started.Key)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Take(3000).ShouldBe(Enumerable.Range(0, 3000).Select(i => $"{i % 300 + 1}"));
        lines.Skip(3000).ShouldBe(Enumerable.Range(1, 9000).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Output_also_goes_to_a_gelf_address_and_can_be_read_from_the_engine_nevertheless()
    {
        using var listener = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var started = await StartAsync(Spec("echo text") with
        {
            GelfAddress = $"udp://{listener.Client.LocalEndPoint}",
            Labels = ImmutableDictionary<string, string>.Empty.Add("zoe_owner", "me"),
        });

        var packet = await listener.ReceiveAsync(Deadline);
        await using var plain = new GZipStream(new MemoryStream(packet.Buffer), CompressionMode.Decompress);
        using var message = await JsonDocument.ParseAsync(plain, cancellationToken: Deadline);

        message.RootElement.GetProperty("short_message").GetString().ShouldBe("text");
        message.RootElement.GetProperty("_zoe_owner").GetString().ShouldBe("me");
        message.RootElement.GetProperty("_zoe_deployment_name").GetString().ShouldBe(Deployment);
        (await ReadAsync(started.Key)).ShouldBe("text\n");
    }
}
