using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Logs.Gelf;

namespace Zoe.Hosting.Logs.Collecting;

/// <summary>Receives GELF messages over UDP and logs rejected datagrams once a minute.</summary>
internal sealed class GelfListener(
    GelfReceiver receiver, ZoeOptions options, TimeProvider time, ILogger<GelfListener> logger) : BackgroundService
{
    private const int MaxDatagramBytes = 65536;
    private const int SocketBufferBytes = 4 << 20;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    private readonly long[] _counts = new long[Enum.GetValues<GelfOutcome>().Length];
    private Socket? _socket;

    /// <summary>The address on which it listens; null when it does not.</summary>
    public EndPoint? Address => _socket?.LocalEndPoint;

    /// <summary>Number of datagrams with an outcome.</summary>
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
                $"Cannot receive GELF messages on UDP port {port} of {address}: {failure.Message}.", failure);
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
        var buffer = GC.AllocateUninitializedArray<byte>(MaxDatagramBytes, pinned: true);
        var anyAddress = new IPEndPoint(
            _socket!.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        using var reports = time.CreateTimer(Report(), null, ReportInterval, ReportInterval);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, anyAddress, stoppingToken);
                var source = ((IPEndPoint)received.RemoteEndPoint).Address;
                // The message may outlive the buffer.
                var outcome = receiver.Receive(source, buffer.AsSpan(0, received.ReceivedBytes).ToArray());
                Interlocked.Increment(ref _counts[(int)outcome]);
            }
            catch (SocketException)
            {
                // An oversized datagram or an ICMP error; later datagrams are not affected.
                Interlocked.Increment(ref _counts[(int)GelfOutcome.Malformed]);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Logs the rejected datagrams of the last minute, if any.</summary>
    private TimerCallback Report()
    {
        var reported = new long[_counts.Length];
        return _ =>
        {
            var fresh = Enum.GetValues<GelfOutcome>().ToDictionary(outcome => outcome, outcome => Count(outcome) - reported[(int)outcome]);
            foreach (var (outcome, count) in fresh) reported[(int)outcome] += count;
            if (fresh.Values.Sum() == fresh[GelfOutcome.Accepted]) return;
            HostingLog.GelfUnused(
                logger, fresh[GelfOutcome.Accepted], fresh[GelfOutcome.Malformed], fresh[GelfOutcome.Forbidden],
                fresh[GelfOutcome.Unknown], fresh[GelfOutcome.Lost]);
        };
    }
}
