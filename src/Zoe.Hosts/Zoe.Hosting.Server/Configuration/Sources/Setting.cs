using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Zoe.Hosting.Server.Configuration.Formats;
using Zoe.Hosting.Server.Configuration.Options;

namespace Zoe.Hosting.Server.Configuration.Sources;

/// <summary>An option of the host: a property with a <see cref="SettingAttribute"/>.</summary>
internal sealed class Setting
{
    /// <summary>Prefix of environment variables.</summary>
    public const string VariablePrefix = "ZOE_";

    /// <summary>Section of the configuration with all options.</summary>
    public const string Section = "Zoe";

    private readonly PropertyInfo _property;
    private readonly ValidationAttribute[] _rules;

    private Setting(PropertyInfo property)
    {
        _property = property;
        _rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
        Format = property.GetCustomAttribute<SettingAttribute>()
            ?? throw new InvalidOperationException($"Option {property.Name} of {property.DeclaringType} has no description.");
        Argument = ArgumentOf(Key);
        Variable = VariablePrefix + JsonNamingPolicy.SnakeCaseUpper.ConvertName(Key);
        DefaultText = Format.Default ?? Write(Activator.CreateInstance(property.DeclaringType!)!) ?? "none";
    }

    /// <summary>The groups of <see cref="ZoeHostOptions"/> with their titles, in the order of the help.</summary>
    public static IReadOnlyList<(PropertyInfo Group, string Title, IReadOnlyList<Setting> Settings)> Groups { get; } =
    [
        .. from property in typeof(ZoeHostOptions).GetProperties()
        let title = property.PropertyType.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName
        where title is not null
        select (property, title, Of(property.PropertyType)),
    ];

    public static IReadOnlyList<Setting> All { get; } = [.. Groups.SelectMany(group => group.Settings)];

    /// <summary>Name in section <c>Zoe</c>, for example <c>ListenPort</c>.</summary>
    public string Key => _property.Name;

    /// <summary>Name on the command line, for example <c>--listen-port</c>.</summary>
    public string Argument { get; }

    /// <summary>Name of the environment variable, for example <c>ZOE_LISTEN_PORT</c>.</summary>
    public string Variable { get; }

    /// <summary>The default for the help.</summary>
    public string DefaultText { get; }

    public SettingAttribute Format { get; }

    /// <summary>The settings of a group.</summary>
    public static IReadOnlyList<Setting> Of(Type group) =>
        [.. group.GetProperties().Where(property => property.CanWrite).Select(property => new Setting(property))];

    /// <summary>Finds an option by its key, ignoring case.</summary>
    public static Setting? Find(string key) =>
        All.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>--listen-port</c> for <c>ListenPort</c>.</summary>
    public static string ArgumentOf(string key) => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(key);

    /// <summary><c>Zoe:ListenPort</c> for <c>ListenPort</c>.</summary>
    public static string PathOf(string key) => $"{Section}:{key}";

    /// <summary>Parses and validates a value and sets it on its group, unless there are problems.</summary>
    public IReadOnlyList<string> Set(object group, string text)
    {
        var problems = new List<string>();
        var value = Format.Read(text, problems);
        if (problems.Count == 0)
            problems.AddRange(_rules.Where(rule => !rule.IsValid(value)).Select(rule => $"is '{text}'; {rule.FormatErrorMessage(Key)}."));
        if (problems.Count == 0) _property.SetValue(group, value);
        return problems;
    }

    /// <summary>Its value in its group as text; null for none.</summary>
    public string? Write(object group) => _property.GetValue(group) is { } value ? Format.Write(value) : null;
}
