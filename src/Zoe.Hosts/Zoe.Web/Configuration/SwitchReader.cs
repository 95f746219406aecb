namespace Zoe.Web;

/// <summary>Reads settings that are on or off.</summary>
internal sealed class SwitchReader(SettingSources sources, List<string> errors)
{
    /// <summary>The setting; <paramref name="otherwise"/> when it is not set, or is wrong, which becomes an error.</summary>
    public bool Read(HostOption option, bool otherwise)
    {
        if (sources.Find(option) is not var (value, source)) return otherwise;
        if (bool.TryParse(value, out var set)) return set;
        if (value is "yes" or "no") return value == "yes";
        errors.Add($"{source} is '{value}'; it is true or false.");
        return otherwise;
    }
}
