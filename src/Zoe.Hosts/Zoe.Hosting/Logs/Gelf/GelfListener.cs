using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>Listens for GELF messages over UDP, and tells once a minute what it could not use.</summary>
internal sealed class GelfListener(
    GelfReceiver receiver, ZoeOptions options, TimeProvider time, ILogger<GelfListener> logger) : BackgroundService
{
    private const int LargestDatagram = 65536;
    private const int SocketBufferBytes = 4 << 20;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    private readonly long[] _counts = new long[Enum.GetValues<GelfOutcome>().Length];
    private Socket? _socket;

    /// <summary>Where it listens; null when it does not.</summary>
    public EndPoint? Address => _socket?.LocalEndPoint;

    /// <summary>How many datagrams had an outcome so far.</summary>
    public long Count(GelfOutcome outcome) => Interlocked.Read(ref _counts[(int)outcome]);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.GelfListenerPort is not { } port) return Task.CompletedTask;
        var address = IPAddress.Parse(options.GelfListenAddress);
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBufferBytes,
        };
        try
        {
            socket.Bind(new IPEndPoint(address, port));
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new IOException(
                $"GELF messages cannot be received on UDP port {port} of {address}: {failure.Message}.", failure);
        }

        _socket = socket;
        HostingLog.GelfListens(logger, address, ((IPEndPoint)socket.LocalEndPoint!).Port);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _socket?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(LargestDatagram, pinned: true);
        var anybody = new IPEndPoint(
            _socket!.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        using var reports = time.CreateTimer(Report(), null, ReportInterval, ReportInterval);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, anybody, stoppingToken);
                var source = ((IPEndPoint)received.RemoteEndPoint).Address;
                // The message may outlive the buffer.
                var outcome = receiver.Receive(source, buffer.AsSpan(0, received.ReceivedBytes).ToArray());
                Interlocked.Increment(ref _counts[(int)outcome]);
            }
            catch (SocketException)
            {
                // One datagram was larger than any can be, or an answer to nobody came back: the next one may be fine.
                Interlocked.Increment(ref _counts[(int)GelfOutcome.Malformed]);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Tells of the minute's datagrams that were of no use, if there were any.</summary>
    private TimerCallback Report()
    {
        var told = new long[_counts.Length];
        return _ =>
        {
            var fresh = Enum.GetValues<GelfOutcome>().ToDictionary(outcome => outcome, outcome => Count(outcome) - told[(int)outcome]);
            foreach (var (outcome, count) in fresh) told[(int)outcome] += count;
            if (fresh.Values.Sum() == fresh[GelfOutcome.Taken]) return;
            HostingLog.GelfUnused(
                logger, fresh[GelfOutcome.Taken], fresh[GelfOutcome.Malformed], fresh[GelfOutcome.Forbidden],
                fresh[GelfOutcome.Unknown], fresh[GelfOutcome.Lost]);
        };
    }
}
