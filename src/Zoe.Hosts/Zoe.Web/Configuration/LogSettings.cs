using System.Globalization;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>Reads how much output of services is kept.</summary>
internal static class LogSettings
{
    private const long LeastFileBytes = 64L << 10;

    /// <summary>The limit for a service and that for a file, in bytes.</summary>
    public static (long Max, long File) ReadSizes(
        (string Value, string Source)? max, (string Value, string Source)? file, List<string> errors)
    {
        var defaults = new ZoeOptions();
        var maxBytes = ReadSize(max, defaults.ServiceLogMaxBytes, errors);
        // A small limit alone is enough to say: the file then follows.
        var fileBytes = ReadSize(file, Math.Clamp(maxBytes / 4, LeastFileBytes, defaults.ServiceLogFileBytes), errors);
        if (fileBytes < LeastFileBytes) errors.Add($"{file?.Source} is {fileBytes} bytes; a file has at least 64K.");
        if (maxBytes < 2 * fileBytes)
        {
            errors.Add($"{max?.Source ?? HostOptions.ServiceLogMaxSize.Variable} is {maxBytes} bytes; it must be at least twice "
                + $"the size of a file, which is {fileBytes} bytes.");
        }

        return (maxBytes, fileBytes);
    }

    private static long ReadSize((string Value, string Source)? setting, long unset, List<string> errors)
    {
        if (setting is not var (value, source)) return unset;
        var shift = char.ToUpperInvariant(value[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        var digits = shift == 0 ? value : value[..^1];
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1L << 33)
            return number << shift;
        errors.Add($"{source} is '{value}'; a size is a number of bytes, or one with K, M or G, for example 64M.");
        return unset;
    }
}
