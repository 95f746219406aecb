using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Zoe.EndToEnd.Tests.Support;

namespace Zoe.EndToEnd.Tests;

/// <summary>Output that engines send as GELF.</summary>
public sealed class GelfTests : IDisposable
{
    private readonly string _dataPath = Directory.CreateTempSubdirectory("zoe-e2e-").FullName;

    [Fact]
    public async Task The_output_that_an_engine_sends_by_GELF_becomes_the_log()
    {
        var port = FindFreeUdpPort().ToString(CultureInfo.InvariantCulture);
        await using var server = await TestEngine.RequireDocker(_dataPath).StartServerAsync(
            _dataPath, ("ZOE_GELF_LISTENER", port), ("ZOE_GELF_ADDRESS", $"udp://127.0.0.1:{port}"));
        using var client = new RestClient(server);
        // With pauses: UDP loses what comes faster than a busy machine reads.
        var id = await client.StartAsync("gelf", Applications.Batch(
            "sh -c 'for i in $(seq 299); do echo line $i; [ $((i % 50)) -gt 0 ] || sleep 0.2; done; printf \"line 300\"'"));

        var ended = await client.WaitAsync(id, "terminated");
        var output = await client.GetLogsAsync(ended["services"]![0]!.GetValue<long>());
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
            Enumerable.Range(1, 300).Select(number => $"line {number}"), ignoreOrder: true);
        // What the engine keeps has no end of line after the last one; a message is always a whole line.
        output.ShouldEndWith("\n");
    }

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }

    private static int FindFreeUdpPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
