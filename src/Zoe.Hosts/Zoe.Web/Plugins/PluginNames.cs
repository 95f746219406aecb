using Zoe.Scheduler;
using Zoe.Web.Backends;

namespace Zoe.Web.Plugins;

/// <summary>The names that are taken, of each kind.</summary>
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

    /// <summary>Takes a name; null, or what is against it as the end of a sentence.</summary>
    public string? FindConflict(string kind, string name, string file)
    {
        if (string.IsNullOrWhiteSpace(name)) return $"is a {kind} without a name";
        var key = (kind, name.ToUpperInvariant());
        if (_owners.TryGetValue(key, out var owner)) return $"is a {kind} named '{name}', as there is one in {owner}";
        _owners.Add(key, file);
        return null;
    }

    private void Add(string kind, IEnumerable<string> names)
    {
        foreach (var name in names) _owners.Add((kind, name.ToUpperInvariant()), BuiltIn);
    }
}
