using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Zoe.Hosting.Links;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Addresses and folders of the server.</summary>
[DisplayName("Server")]
internal sealed class ServerOptions
{
    [IpAddress("IP address to listen on; 0.0.0.0 for all.")]
    public IPAddress ListenAddress { get; set; } = IPAddress.Loopback;

    [Number("TCP port to listen on; 0 takes a free one."), Range(0, 65535, ErrorMessage = "it must be a TCP port from 0 (any free port) to {2}")]
    public int ListenPort { get; set; } = 5001;

    [Networks("Addresses and networks of reverse proxies whose X-Forwarded headers are trusted, separated by commas: 127.0.0.1,10.1.0.0/16.",
        Default = "none", See = "reverse-proxy.md")]
    public ImmutableArray<IPNetwork> KnownProxies { get; set; } = [];

    [PublicAddress("Public URL of this server behind a reverse proxy, with its path: https://example.org/zoe.",
        Default = "from requests and known proxies", See = "reverse-proxy.md")]
    public PublicAddress? PublicAddress { get; set; }

    [LinkPath("URL path below which this server forwards requests to services.", See = "links.md")]
    public string LinkBasePath { get; set; } = "/zoe/proxy/";

    [LinkPath("Name of LinkBasePath in the original Zoe; used when LinkBasePath is not set.", Default = "none")]
    public string? TraefikBaseUrl { get; set; }

    [Path("Folder of the database, the keys and, unless set otherwise, workspaces and logs.", Default = "./zoe-data")]
    public string DataPath { get; set; } = Path.GetFullPath("zoe-data");

    [Secret("PostgreSQL server for executions and users, which several hosts may use: postgres://user@host/database or Host=host;Database=database.",
        Default = "zoe.db in the data path", See = "backup.md")]
    public string? Store { get; set; }

    [Switch("false: this host never leads; it answers from the PostgreSQL server and passes requests to the leader.", See = "high-availability.md")]
    public bool RunEngine { get; set; } = true;

    [Path("Folder of the ZApp shop.", Default = "the sample shop", IfNoFolder = "")]
    public string ZappShopPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "zapp-shop");

    [Secret("Sets the password of the user admin.", Default = "generated at the first start")]
    public string? AdminPassword { get; set; }

    [Path("Folder of plug-ins: policies and back-ends that the options can name besides the built-in ones.",
        Default = "none", IfNoFolder = "", See = "plugins.md")]
    public string? Plugins { get; set; }
}
