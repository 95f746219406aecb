using System.Collections;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Zoe.Model.Diagnostics;

namespace Zoe.Hosting.Server.Configuration.Sources;

/// <summary>
/// The environment variables <c>ZOE_…</c>. The platform's provider cannot map <c>ZOE_LISTEN_PORT</c> to
/// <c>Zoe:ListenPort</c>.
/// </summary>
internal sealed partial class EnvironmentSettings(IReadOnlyDictionary<string, string> environment)
{
    // Variables of the command-line client, and those that a service gets, which may be a server itself.
    private static readonly FrozenSet<string> OtherNames = FrozenSet.Create(
        StringComparer.Ordinal, "ZOE_URL", "ZOE_USER", "ZOE_PASS", "ZOE_CA_FILE", "ZOE_TRACES", "ZOE_UID", "ZOE_GID", "ZOE_WORKSPACE");

    // ZOE__LISTENPORT is the platform's form of Zoe:ListenPort, and validated as such.
    private static readonly string[] OtherPrefixes = ["ZOE_MOUNT_", "ZOE_TEST_", "ZOE__"];

    public static EnvironmentSettings OfThisProcess() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(one => (string)one.Key, one => (string?)one.Value ?? "", StringComparer.Ordinal));

    public SettingsProvider ToProvider() => new(
        Setting.All.Where(setting => environment.GetValueOrDefault(setting.Variable) is { Length: > 0 })
            .ToDictionary(setting => setting, setting => environment[setting.Variable]),
        setting => setting.Variable);

    /// <summary>An error for each variable <c>ZOE_…</c> that is not an option and belongs to no other program.</summary>
    public IEnumerable<string> FindUnknown()
    {
        var known = Setting.All.Select(setting => setting.Variable).ToList();
        return from name in environment.Keys.Order(StringComparer.Ordinal)
               where name.StartsWith(Setting.VariablePrefix, StringComparison.Ordinal) && !known.Contains(name)
               where !OtherNames.Contains(name) && !OtherPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
               where !ServiceLinks().IsMatch($"{name}={environment[name]}")
               select $"{name} is not a setting.{NearestName.Hint(name, known)}";
    }

    /// <summary>
    /// Variables that Kubernetes sets in each pod for services named <c>zoe</c> or <c>zoe-…</c>, and that Zoe sets for
    /// ports of services (<c>ZOE_PORT_8080</c>).
    /// </summary>
    [GeneratedRegex(
        @"^ZOE_(([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)=|([A-Z0-9_]+_)?PORT=[a-z]+://|PORT_\d+=)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceLinks();
}
