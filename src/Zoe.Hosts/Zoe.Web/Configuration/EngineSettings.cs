using System.Globalization;

namespace Zoe.Web;

/// <summary>Reads settings that tell the engine what services may use and when they are given up.</summary>
internal static class EngineSettings
{
    private const double Most = 1e6;

    /// <summary>Seconds, or <c>never</c>.</summary>
    public static TimeSpan? ReadSeconds((string Value, string Source)? setting, TimeSpan? otherwise, List<string> errors)
    {
        if (setting is not var (value, source)) return otherwise;
        if (value.Equals("never", StringComparison.OrdinalIgnoreCase)) return null;
        if (ReadNumber(value) is { } seconds and < 1e9) return TimeSpan.FromSeconds(seconds);
        errors.Add($"{source} is '{value}'; it is a number of seconds, 0 or more, or never.");
        return null;
    }

    /// <summary>GiB, as bytes.</summary>
    public static long? ReadMaxMemory((string Value, string Source)? setting, List<string> errors)
    {
        if (setting is not var (value, source)) return null;
        if (ReadNumber(value) is { } gib and > 0 and <= Most) return (long)(gib * (1L << 30));
        errors.Add($"{source} is '{value}'; it is a number of GiB above 0, such as 64 or 0.5.");
        return null;
    }

    /// <summary>Cores, as thousandths.</summary>
    public static int? ReadMaxCores((string Value, string Source)? setting, List<string> errors)
    {
        if (setting is not var (value, source)) return null;
        if (ReadNumber(value) is { } cores and >= 0.001 and <= Most) return (int)(cores * 1000);
        errors.Add($"{source} is '{value}'; it is a number of cores above 0, such as 16 or 0.5.");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static bool ReadSwitch((string Value, string Source)? setting, List<string> errors)
    {
        if (setting is not var (value, source)) return false;
        if (bool.TryParse(value, out var isOn)) return isOn;
        errors.Add($"{source} is '{value}'; it is true or false.");
        return false;
    }

    /// <summary><c>udp://host:port</c> or <c>tcp://host:port</c>.</summary>
    public static string? ReadGelfAddress((string Value, string Source)? setting, List<string> errors)
    {
        if (setting is not var (value, source)) return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address)
            && address is { Scheme: "udp" or "tcp", Host.Length: > 0, Port: > 0, AbsolutePath: "" or "/" })
            return value;
        errors.Add($"{source} is '{value}'; it is udp://host:port or tcp://host:port.");
        return null;
    }

    private static double? ReadNumber(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
