using Zoe.Web.Tests.Links;

namespace Zoe.Web.Tests.Proxies;

/// <summary>The same, on a server that trusts a reverse proxy on this machine.</summary>
public sealed class ProxiedService : LinkedService
{
    protected override IReadOnlyDictionary<string, string> ServerEnvironment { get; } =
        new Dictionary<string, string> { ["ZOE_KNOWN_PROXIES"] = "127.0.0.1" };
}
