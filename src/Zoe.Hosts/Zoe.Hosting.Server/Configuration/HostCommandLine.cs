using Zoe.Hosting.Server.Configuration.Sources;
using Zoe.Model.Diagnostics;

namespace Zoe.Hosting.Server.Configuration;

/// <summary>The host's command line: <c>--name value</c> or <c>--name=value</c>, <c>--help</c>, <c>--version</c>.</summary>
internal sealed record HostCommandLine
{
    private IReadOnlyDictionary<Setting, string> Values { get; init; } = new Dictionary<Setting, string>();

    public bool Help { get; private init; }

    public bool Version { get; private init; }

    /// <summary>All errors, each as a sentence.</summary>
    public IReadOnlyList<string> Errors { get; private init; } = [];

    public SettingsProvider ToProvider() => new(Values, setting => setting.Argument, allowsEmpty: true);

    public static HostCommandLine Parse(IReadOnlyList<string> args)
    {
        var values = new Dictionary<Setting, string>();
        var errors = new List<string>();
        var (help, version) = (false, false);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            if (args[i] is "--help" or "-h" or "-?") help = true;
            else if (args[i] == "--version") version = true;
            else if (Setting.All.FirstOrDefault(option => option.Argument == name) is not { } option)
            {
                errors.Add(Unknown(name));
                // The next argument was probably meant as its value: report one error only.
                if (name.StartsWith('-') && i + 1 < args.Count && !args[i + 1].StartsWith('-')) i++;
            }
            else if (value is null && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
                errors.Add($"{name} needs a value: {name} VALUE.");
            else if (!values.TryAdd(option, value ?? args[++i])) errors.Add($"{name} is given twice.");
        }

        return new HostCommandLine { Values = values, Help = help, Version = version, Errors = errors };
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=');
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static string Unknown(string name) => name.StartsWith('-')
        ? $"{name} is not an option.{NearestName.Hint(name, Setting.All.Select(option => option.Argument))}"
        : $"'{name}' is not an option; options have the form --option VALUE. --help lists them.";
}
