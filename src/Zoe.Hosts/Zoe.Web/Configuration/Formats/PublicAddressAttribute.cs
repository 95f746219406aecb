using Zoe.AspNetCore.Proxies;

namespace Zoe.Web.Configuration.Formats;

/// <summary>See <see cref="PublicAddress"/>.</summary>
internal sealed class PublicAddressAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        if (PublicAddress.TryParse(text, out var address)) return address;
        problems.Add($"is '{text}'; it is an address such as https://zoe.example.org or https://example.org/zoe.");
        return null;
    }
}
