using System.Collections.Immutable;
using System.Net;
using Zoe.Hosting.Links;

namespace Zoe.Hosting.Server.Configuration.Formats;

/// <summary>An IP address of this machine.</summary>
internal sealed class IpAddressAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        text == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : Fail(problems, $"is '{text}'; it must be an IP address such as 127.0.0.1 or 0.0.0.0.");
}

/// <summary>Addresses and networks, separated by commas. An address is a network of one.</summary>
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

/// <summary><c>udp://host:port</c> or <c>tcp://host:port</c>.</summary>
internal sealed class GelfAddressAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "udp" or "tcp", Host.Length: > 0, Port: > 0, AbsolutePath: "" or "/" }
            ? text
            : Fail(problems, $"is '{text}'; it must be udp://host:port or tcp://host:port.");
}

/// <summary>See <see cref="PublicAddress"/>.</summary>
internal sealed class PublicAddressAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems) =>
        PublicAddress.TryParse(text, out var address)
            ? address
            : Fail(problems, $"is '{text}'; it must be a URL such as https://zoe.example.org or https://example.org/zoe.");
}
