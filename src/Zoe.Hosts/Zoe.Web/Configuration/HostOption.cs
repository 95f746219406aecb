using System.Text;

namespace Zoe.Web;

/// <summary>A setting of the host, with its three names.</summary>
/// <param name="Key">Name in section <c>Zoe</c> of <c>appsettings.json</c>, for example <c>ListenPort</c>.</param>
/// <param name="Default">What holds when it is not set, as the help shows it.</param>
/// <param name="Meaning">One sentence for the help.</param>
internal sealed record HostOption(string Key, string Default, string Meaning)
{
    /// <summary>Name on the command line, for example <c>--listen-port</c>.</summary>
    public string Argument { get; } = "--" + Separate(Key, '-').ToLowerInvariant();

    /// <summary>Name in the environment, for example <c>ZOE_LISTEN_PORT</c>.</summary>
    public string Variable { get; } = "ZOE_" + Separate(Key, '_').ToUpperInvariant();

    private static string Separate(string key, char separator)
    {
        var text = new StringBuilder();
        foreach (var letter in key)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append(separator);
            text.Append(letter);
        }

        return text.ToString();
    }
}
