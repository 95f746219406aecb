using System.Collections.Immutable;
using System.Net;

namespace Zoe.Web;

/// <summary>Checks the settings of reverse proxies and adds what is wrong to the errors.</summary>
internal sealed class ProxySettingsReader(SettingSources sources, List<string> errors)
{
    /// <summary>The settings; to be used only when no error was added.</summary>
    public ProxySettings Read() => new() { KnownProxies = ReadProxies(), Address = ReadAddress() };

    /// <summary>A single address is a network of one.</summary>
    private ImmutableArray<IPNetwork> ReadProxies()
    {
        if (sources.Find(HostOptions.KnownProxies) is not var (value, source)) return [];
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else errors.Add($"{source} has '{part}', which is neither an address such as 10.0.0.5 nor a network such as 10.1.0.0/16.");
        }

        return networks.DrainToImmutable();
    }

    private PublicAddress? ReadAddress()
    {
        if (sources.Find(HostOptions.PublicAddress) is not var (value, source)) return null;
        if (PublicAddress.TryParse(value, out var address)) return address;
        errors.Add($"{source} is '{value}'; it is an address such as https://zoe.example.org or https://example.org/zoe.");
        return null;
    }
}
