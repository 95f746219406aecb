using Zoe.Hosting.Server.Backends;
using Zoe.Scheduler;

namespace Zoe.Hosting.Server.Plugins;

/// <summary>Names in use, by kind.</summary>
internal sealed class PluginNames
{
    private const string BuiltIn = "the server itself";

    private readonly Dictionary<(string Kind, string Name), string> _owners = [];

    public PluginNames()
    {
        var catalog = new SchedulerCatalog();
        Add("queue order", catalog.Orders);
        Add("placement policy", catalog.Placements);
        Add("scheduler mode", catalog.Modes);
        Add("back-end", BackendNames.All);
    }

    /// <summary>Registers a name; null, or the conflict as the end of a sentence.</summary>
    public string? FindConflict(string kind, string name, string file)
    {
        if (string.IsNullOrWhiteSpace(name)) return $"is a {kind} without a name";
        var key = (kind, name.ToUpperInvariant());
        if (_owners.TryGetValue(key, out var owner)) return $"is a {kind} named '{name}', which already exists in {owner}";
        _owners.Add(key, file);
        return null;
    }

    private void Add(string kind, IEnumerable<string> names)
    {
        foreach (var name in names) _owners.Add((kind, name.ToUpperInvariant()), BuiltIn);
    }
}
