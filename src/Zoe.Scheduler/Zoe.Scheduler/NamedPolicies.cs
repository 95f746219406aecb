using System.Collections.Frozen;

namespace Zoe.Scheduler;

/// <summary>Policies of one kind by name; rejects duplicate and empty names, and lists the known names for an unknown one.</summary>
internal sealed class NamedPolicies<T>
{
    private readonly string _kind;
    private readonly FrozenDictionary<string, T> _byName;

    public NamedPolicies(string kind, IReadOnlyList<T> policies, Func<T, string> nameOf)
    {
        _kind = kind;
        var byName = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var policy in policies)
        {
            var name = nameOf(policy);
            if (string.IsNullOrWhiteSpace(name))
                throw new ArgumentException($"A {kind} of type {policy!.GetType()} has no name.", nameof(policies));
            if (!byName.TryAdd(name, policy))
                throw new ArgumentException(
                    $"The {kind} '{name}' is registered twice: {byName[name]!.GetType()} and {policy!.GetType()}.",
                    nameof(policies));
        }

        _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Names = [.. _byName.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Names { get; }

    public T this[string name] => _byName.TryGetValue(name, out var policy)
        ? policy
        : throw new ArgumentException($"There is no {_kind} '{name}'; known are {string.Join(", ", Names)}.", nameof(name));
}
