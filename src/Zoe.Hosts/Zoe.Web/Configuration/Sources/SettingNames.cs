using System.Text;

namespace Zoe.Web.Configuration.Sources;

/// <summary>The names of an option, all made of its key.</summary>
internal static class SettingNames
{
    /// <summary>Begins the names of all variables.</summary>
    public const string VariablePrefix = "ZOE_";

    /// <summary>Section of the configuration with all options.</summary>
    public const string Section = "Zoe";

    /// <summary><c>--listen-port</c> for <c>ListenPort</c>.</summary>
    public static string Argument(string key) => "--" + Separate(key, '-').ToLowerInvariant();

    /// <summary><c>ZOE_LISTEN_PORT</c> for <c>ListenPort</c>.</summary>
    public static string Variable(string key) => VariablePrefix + Separate(key, '_').ToUpperInvariant();

    /// <summary><c>Zoe:ListenPort</c> for <c>ListenPort</c>.</summary>
    public static string Path(string key) => $"{Section}:{key}";

    /// <summary><c>Listen-Port</c> for <c>ListenPort</c>.</summary>
    public static string Separate(string key, char separator)
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
