using System.Globalization;

namespace Zoe.Backends.Virtual;

/// <summary>
/// What a command means on the virtual cluster: <c>run &lt;seconds&gt; [exit &lt;code&gt;] [print &lt;text&gt;]</c>.
/// Every other command, or none, runs until it is stopped.
/// </summary>
/// <param name="Duration">How long it runs; null for until it is stopped.</param>
/// <param name="ExitCode">How it ends.</param>
/// <param name="Output">A line that it writes when it starts; null for none.</param>
internal sealed record VirtualCommand(TimeSpan? Duration, int ExitCode, string? Output)
{
    private const string Form = "run <seconds> [exit <code>] [print <text>]";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>Reads a command; one that begins with <c>run</c> and goes on otherwise is an error.</summary>
    public static VirtualCommand Parse(string? command)
    {
        var (verb, rest) = TakeWord(command ?? "");
        if (!string.Equals(verb, "run", StringComparison.Ordinal)) return new VirtualCommand(null, 0, null);
        (var duration, rest) = TakeWord(rest);
        if (!double.TryParse(duration, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Longest.TotalSeconds)
            throw Malformed(command, $"'{duration}' is not a number of seconds up to 40 days");
        var exitCode = 0;
        string? output = null;
        while (rest.Length > 0 && output is null)
        {
            (var option, rest) = TakeWord(rest);
            switch (option)
            {
                case "exit":
                    (var code, rest) = TakeWord(rest);
                    if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out exitCode) || exitCode > 255)
                        throw Malformed(command, $"'{code}' is not an exit code from 0 to 255");
                    break;
                case "print":
                    output = rest;
                    break;
                default:
                    throw Malformed(command, $"'{option}' is not known");
            }
        }

        return new VirtualCommand(TimeSpan.FromSeconds(seconds), exitCode, output);
    }

    private static (string Word, string Remainder) TakeWord(string text)
    {
        text = text.TrimStart();
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 1)..].TrimStart());
    }

    private static BackendException Malformed(string? command, string problem) => new(
        BackendFailure.Rejected,
        $"The virtual cluster cannot run '{command}': {problem}; it understands '{Form}'.");
}
