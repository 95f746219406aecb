using System.Collections.Frozen;

namespace Zoe.Backends.Docker.Configuration;

/// <summary>The keys of a <c>docker.conf</c> file.</summary>
internal static class DockerConfKeys
{
    public const string DockerAddress = "docker_address";
    public const string Address = "address";
    public const string ExternalAddress = "external_address";
    public const string UseTls = "use_tls";
    public const string TlsCa = "tls_ca";
    public const string TlsCert = "tls_cert";
    public const string TlsKey = "tls_key";
    public const string Labels = "labels";

    public static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal, DockerAddress, Address, ExternalAddress, UseTls, TlsCa, TlsCert, TlsKey, Labels);
}
