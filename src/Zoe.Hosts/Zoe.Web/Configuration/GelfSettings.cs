using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Zoe.Web;

/// <summary>Reads where GELF messages are received, and from whom.</summary>
internal static class GelfSettings
{
    /// <summary>Null for none.</summary>
    public static int? ReadPort((string Value, string Source)? setting, List<string> errors)
    {
        if (setting is not var (value, source)) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
            return port == 0 ? null : port;
        errors.Add($"{source} is '{value}'; it is a UDP port from 1 to 65535, or 0 for none.");
        return null;
    }

    public static IPAddress ReadAddress((string Value, string Source)? setting, List<string> errors)
    {
        if (setting is not var (value, source)) return IPAddress.Loopback;
        if (IPAddress.TryParse(value, out var address)) return address;
        errors.Add($"{source} is '{value}', which is not an IP address such as 127.0.0.1 or 0.0.0.0.");
        return IPAddress.Loopback;
    }

    /// <summary>A single address is a network of one.</summary>
    public static ImmutableArray<IPNetwork> ReadSources((string Value, string Source)? setting, List<string> errors)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var part in (setting?.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else errors.Add($"{setting!.Value.Source} has '{part}', which is neither an address such as 10.0.0.5 nor a network such as 10.1.0.0/16.");
        }

        return networks.DrainToImmutable();
    }
}
