using System.Reflection;
using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Sources;

/// <summary>An option of the host: a property with a <see cref="SettingAttribute"/>.</summary>
internal sealed class Setting
{
    private readonly PropertyInfo _property;

    private Setting(PropertyInfo property)
    {
        _property = property;
        Format = property.GetCustomAttribute<SettingAttribute>()
            ?? throw new InvalidOperationException($"Option {property.Name} of {property.DeclaringType} has no description.");
        Argument = SettingNames.Argument(Key);
        Variable = SettingNames.Variable(Key);
        DefaultText = Format.Default ?? Write(Activator.CreateInstance(property.DeclaringType!)!) ?? "none";
    }

    /// <summary>Name in section <c>Zoe</c>, for example <c>ListenPort</c>.</summary>
    public string Key => _property.Name;

    /// <summary>Name on the command line, for example <c>--listen-port</c>.</summary>
    public string Argument { get; }

    /// <summary>Name in the environment, for example <c>ZOE_LISTEN_PORT</c>.</summary>
    public string Variable { get; }

    /// <summary>What holds when it is not set, for people.</summary>
    public string DefaultText { get; }

    public SettingAttribute Format { get; }

    /// <summary>The settings of a group: the properties that can be set.</summary>
    public static IReadOnlyList<Setting> Of(Type group) =>
        [.. group.GetProperties().Where(property => property.CanWrite).Select(property => new Setting(property))];

    /// <summary>Its value in its group as text; null for none.</summary>
    public string? Write(object group) => _property.GetValue(group) is { } value ? Format.Write(value) : null;

    /// <summary>Sets it on its group.</summary>
    public void Set(object group, object? value) => _property.SetValue(group, value);
}
