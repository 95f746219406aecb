using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Zoe.Web.Configuration.Sources;

/// <summary>Variables <c>ZOE_…</c> that are for others than the server, which often share its environment.</summary>
internal static partial class ForeignVariables
{
    // Of the command line's client, and those that a service gets, which may be a server itself.
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "ZOE_URL", "ZOE_USER", "ZOE_PASS", "ZOE_CA_FILE", "ZOE_TRACES", "ZOE_UID", "ZOE_GID", "ZOE_WORKSPACE");

    private static readonly string[] Prefixes = ["ZOE_MOUNT_", "ZOE_TEST_"];

    public static bool Contains(string name, string value) =>
        Names.Contains(name)
        || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        // ZOE__LISTENPORT is the platform's form of Zoe:ListenPort, and checked as such.
        || name.StartsWith("ZOE__", StringComparison.Ordinal)
        || ServiceLinks().IsMatch($"{name}={value}");

    /// <summary>
    /// What Kubernetes sets in each pod for services named <c>zoe</c> or <c>zoe-…</c>, and what Zoe sets for ports of
    /// services (<c>ZOE_PORT_8080</c>).
    /// </summary>
    [GeneratedRegex(
        @"^ZOE_(([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)=|([A-Z0-9_]+_)?PORT=[a-z]+://|PORT_\d+=)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceLinks();
}
