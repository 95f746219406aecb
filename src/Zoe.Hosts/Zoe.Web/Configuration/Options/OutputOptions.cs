using System.Collections.Immutable;
using System.Net;
using Zoe.Hosting;
using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>Where the output of services goes. Sizes are in bytes.</summary>
[SettingGroup("Output of services")]
internal sealed class OutputOptions
{
    /// <summary>The least size of a file.</summary>
    public const long LeastFileBytes = 64L << 10;

    [Path("Folder of the services' logs.", Default = "service-logs in the data path", See = "logs.md")]
    public string? ServiceLogsBasePath { get; set; }

    [Size("How much output is kept of one service; the oldest is deleted. Bytes, or with K, M or G.", Default = "256M", See = "logs.md")]
    public long ServiceLogMaxSize { get; set; } = new ZoeOptions().ServiceLogMaxBytes;

    [Size("After how much output a new file is begun. Bytes, or with K, M or G.",
        Default = "16M, or a quarter of a smaller ServiceLogMaxSize", See = "logs.md")]
    public long? ServiceLogFileSize { get; set; }

    /// <summary>The size of a file that holds: a small limit alone is enough to say.</summary>
    public long FileBytes => ServiceLogFileSize ?? Math.Clamp(ServiceLogMaxSize / 4, LeastFileBytes, new ZoeOptions().ServiceLogFileBytes);

    [Number("UDP port on which services' output is received as GELF; 0 for none.",
        0, 65535, "it is a UDP port from 1 to 65535, or 0 for none", See = "logs.md")]
    public int GelfListener { get; set; }

    [IpAddress("IP address on which GELF is received; 0.0.0.0 for all.")]
    public IPAddress GelfListenAddress { get; set; } = IPAddress.Loopback;

    [Networks("Addresses and networks that may send GELF, separated by commas: 10.0.0.5,10.1.0.0/16.", Default = "all")]
    public ImmutableArray<IPNetwork> GelfAllowedSources { get; set; } = [];

    [GelfAddress("Where Docker Engines also send the services' output as GELF, for example udp://192.0.2.1:7896.", Default = "none")]
    public string? GelfAddress { get; set; }
}
