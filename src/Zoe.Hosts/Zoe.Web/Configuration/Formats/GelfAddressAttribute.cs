namespace Zoe.Web.Configuration.Formats;

/// <summary><c>udp://host:port</c> or <c>tcp://host:port</c>.</summary>
internal sealed class GelfAddressAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "udp" or "tcp", Host.Length: > 0, Port: > 0, AbsolutePath: "" or "/" })
        {
            return text;
        }

        problems.Add($"is '{text}'; it is udp://host:port or tcp://host:port.");
        return null;
    }
}
