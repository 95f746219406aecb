using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zoe.Hosting.Links;

/// <summary>
/// The paths below which the host forwards requests to ports of services: <c>&lt;base&gt;&lt;key&gt;</c>. A key
/// identifies the port and is signed with the deployment's secret, so that it is stable and cannot be guessed.
/// </summary>
public sealed class LinkPaths
{
    private const int SignatureBytes = 20;

    private readonly ZoeOptions _options;
    private readonly LinkKey _key;

    internal LinkPaths(ZoeOptions options, LinkKey key) => (_options, _key) = (options, key);

    /// <summary>True when there is a key, in the options or in the store.</summary>
    public bool HasKey => _key.IsAvailable;

    /// <summary>True when the host forwards requests.</summary>
    public bool Enabled => _options.LinkBasePath is not null;

    /// <summary>The path of a port, without a trailing slash; null when the host does not forward requests.</summary>
    public string? Find(LinkAddress address) => _options.LinkBasePath is { } basePath ? basePath + KeyOf(address) : null;

    /// <summary>The path that users see, below the public path base; passed to services.</summary>
    public string? FindPublic(LinkAddress address) => Find(address) is { } path ? _options.PublicPathBase + path : null;

    /// <summary>Parses a key; false when its signature is not valid.</summary>
    public bool TryParse(string key, out LinkAddress address)
    {
        ArgumentNullException.ThrowIfNull(key);
        address = default;
        var parts = key.Split('-');
        if (parts.Length != 4
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var execution)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var service)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        address = new LinkAddress(execution, service, port);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(KeyOf(address)), Encoding.UTF8.GetBytes(key));
    }

    private string KeyOf(LinkAddress address)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{address.ExecutionId}-{address.ServiceId}-{address.Port}");
        var signature = HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{_options.DeploymentName}:{name}"));
        return $"{name}-{Convert.ToHexStringLower(signature.AsSpan(0, SignatureBytes))}";
    }
}
