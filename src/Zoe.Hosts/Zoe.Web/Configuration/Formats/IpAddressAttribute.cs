using System.Net;

namespace Zoe.Web.Configuration.Formats;

/// <summary>An IP address of this machine.</summary>
internal sealed class IpAddressAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        if (text == "localhost") return IPAddress.Loopback;
        if (IPAddress.TryParse(text, out var address)) return address;
        problems.Add($"is '{text}', which is not an IP address such as 127.0.0.1 or 0.0.0.0.");
        return null;
    }
}
