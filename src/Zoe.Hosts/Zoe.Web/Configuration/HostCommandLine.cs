using Zoe.Web.Configuration.Sources;

namespace Zoe.Web.Configuration;

/// <summary>The host's command line: <c>--name value</c> or <c>--name=value</c>, <c>--help</c>, <c>--version</c>.</summary>
internal sealed record HostCommandLine
{
    public IReadOnlyDictionary<Setting, string> Values { get; private init; } = new Dictionary<Setting, string>();

    public bool Help { get; private init; }

    public bool Version { get; private init; }

    /// <summary>All that is wrong with it, each as a sentence.</summary>
    public IReadOnlyList<string> Errors { get; private init; } = [];

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
            else if (SettingCatalog.All.FirstOrDefault(option => option.Argument == name) is not { } option)
            {
                errors.Add(Unknown(name));
                // What follows was probably meant as its value: one mistake, one message.
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
        ? $"{name} is not an option.{Spelling.Suggest(name, SettingCatalog.All.Select(option => option.Argument))}"
        : $"'{name}' is not understood: everything on the command line is --option VALUE; --help lists them.";
}
