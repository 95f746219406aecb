using System.Collections.Immutable;
using System.Net;

namespace Zoe.Web.Configuration.Formats;

/// <summary>Addresses and networks separated by commas. A single address is a network of one.</summary>
internal sealed class NetworksAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var part in Split(text))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else problems.Add($"has '{part}', which is neither an address such as 10.0.0.5 nor a network such as 10.1.0.0/16.");
        }

        return networks.DrainToImmutable();
    }
}
