using System.Reflection;
using Zoe.Web.Configuration.Options;

namespace Zoe.Web.Configuration.Sources;

/// <summary>All options of the host, in the order of the help.</summary>
internal static class SettingCatalog
{
    /// <summary>Each group of <see cref="ZoeHostOptions"/> with its heading.</summary>
    public static IReadOnlyList<(PropertyInfo Group, string Title, IReadOnlyList<Setting> Settings)> Groups { get; } =
    [
        .. from property in typeof(ZoeHostOptions).GetProperties()
           let title = property.PropertyType.GetCustomAttribute<SettingGroupAttribute>()?.Title
           where title is not null
           select (property, title, Setting.Of(property.PropertyType)),
    ];

    public static IReadOnlyList<Setting> All { get; } = [.. Groups.SelectMany(group => group.Settings)];

    /// <summary>Finds an option by its key, without regard to case.</summary>
    public static Setting? Find(string key) =>
        All.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
