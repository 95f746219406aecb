using System.Collections.Immutable;
using System.Net;
using Zoe.AspNetCore.Proxies;
using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>Where the server is reached, and where it keeps its data.</summary>
[SettingGroup("Server")]
internal sealed class ServerOptions
{
    [IpAddress("IP address to listen on; 0.0.0.0 for all.")]
    public IPAddress ListenAddress { get; set; } = IPAddress.Loopback;

    [Number("TCP port to listen on; 0 takes a free one.", 0, 65535, "a port is a number from 0 (any free one) to 65535")]
    public int ListenPort { get; set; } = 5001;

    [Networks("Addresses and networks of reverse proxies whose X-Forwarded headers are believed, separated by commas: 127.0.0.1,10.1.0.0/16.",
        Default = "none", See = "reverse-proxy.md")]
    public ImmutableArray<IPNetwork> KnownProxies { get; set; } = [];

    [PublicAddress("Address under which users know this server behind a reverse proxy, with its path: https://example.org/zoe.",
        Default = "as requests and known proxies say", See = "reverse-proxy.md")]
    public PublicAddress? PublicAddress { get; set; }

    [LinkPath("Path below which services' web pages are reached through this server.", See = "links.md")]
    public string LinkBasePath { get; set; } = "/zoe/proxy/";

    [LinkPath("The original's name of LinkBasePath; used where that is not set.", Default = "none")]
    public string? TraefikBaseUrl { get; set; }

    [Path("Folder of the database, the keys and, unless set otherwise, workspaces and logs.", Default = "./zoe-data")]
    public string DataPath { get; set; } = Path.GetFullPath("zoe-data");

    [Path("Folder of the ZApp shop.", Default = "the sample shop", IfNoFolder = "")]
    public string ZappShopPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "zapp-shop");

    [Secret("Sets the password of the user admin.", Default = "generated at the first start")]
    public string? AdminPassword { get; set; }

    [Path("Folder of plug-ins: policies and back-ends that the options can name beside the built-in ones.",
        Default = "none", IfNoFolder = "", See = "plugins.md")]
    public string? Plugins { get; set; }
}
