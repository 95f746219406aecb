using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Zoe.Hosting;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Output of services. Sizes are in bytes.</summary>
[DisplayName("Output of services")]
internal sealed class OutputOptions
{
    /// <summary>Minimum size of a file.</summary>
    public const long MinFileBytes = 64L << 10;

    [Path("Folder of the services' logs.", Default = "service-logs in the data path", See = "logs.md")]
    public string? ServiceLogsBasePath { get; set; }

    [Size("Maximum size of the output of one service; the oldest is deleted. Bytes, or with K, M or G.", Default = "256M", See = "logs.md")]
    public long ServiceLogMaxSize { get; set; } = new ZoeOptions().ServiceLogMaxBytes;

    [Size("Size at which a new output file is started. Bytes, or with K, M or G.",
        Default = "16M, or a quarter of a smaller ServiceLogMaxSize", See = "logs.md")]
    public long? ServiceLogFileSize { get; set; }

    /// <summary>The effective size of a file: smaller by default for a small ServiceLogMaxSize.</summary>
    public long FileBytes => ServiceLogFileSize ?? Math.Clamp(ServiceLogMaxSize / 4, MinFileBytes, new ZoeOptions().ServiceLogFileBytes);

    [Number("UDP port on which services' output is received as GELF; 0 for none.", See = "logs.md")]
    [Range(0, 65535, ErrorMessage = "it must be a UDP port from 1 to {2}, or 0 for none")]
    public int GelfListener { get; set; }

    [IpAddress("IP address on which GELF is received; 0.0.0.0 for all.")]
    public IPAddress GelfListenAddress { get; set; } = IPAddress.Loopback;

    [Networks("Addresses and networks allowed to send GELF, separated by commas: 10.0.0.5,10.1.0.0/16.", Default = "all")]
    public ImmutableArray<IPNetwork> GelfAllowedSources { get; set; } = [];

    [GelfAddress("Address to which Docker Engines also send the services' output as GELF, for example udp://192.0.2.1:7896.", Default = "none")]
    public string? GelfAddress { get; set; }
}
