using System.Collections.Immutable;

namespace Zoe.Model.Placeholders;

/// <summary>Finds services by name, and by instance name such as <c>worker0</c>.</summary>
internal sealed class ServiceNameIndex
{
    /// <summary>Up to this number of services a linear search is faster than building a dictionary.</summary>
    private const int MaxLinearSearch = 16;

    private readonly ImmutableArray<ZAppService> _services;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>? _index;

    public ServiceNameIndex(ImmutableArray<ZAppService> services)
    {
        _services = services;
        if (services.Length <= MaxLinearSearch)
            return;
        var index = new Dictionary<string, int>(services.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < services.Length; i++)
        {
            if (services[i].Name is { } name)
                index.TryAdd(name, i);
        }

        _index = index.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Index of the first service with this name, ignoring case; -1 if none.</summary>
    public int Find(ReadOnlySpan<char> name)
    {
        if (_index is { } index)
            return index.TryGetValue(name, out var found) ? found : -1;
        for (var i = 0; i < _services.Length; i++)
        {
            if (name.Equals(_services[i].Name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Splits an instance name into service and counter. Prefers a service that has such an instance; otherwise the counter is too
    /// high. False when there is no such service.
    /// </summary>
    public bool TryResolve(ReadOnlySpan<char> instance, out int service, out int counter)
    {
        (service, counter) = (-1, -1);
        for (var split = instance.Length - 1; split > 0 && char.IsAsciiDigit(instance[split]); split--)
        {
            var digits = instance[split..];
            if ((digits[0] == '0' && digits.Length > 1) || !int.TryParse(digits, out var number))
                continue;
            var found = Find(instance[..split]);
            if (found < 0 || !instance[..split].SequenceEqual(_services[found].Name))
                continue;
            if (service < 0 || number < _services[found].TotalCount)
                (service, counter) = (found, number);
        }

        return service >= 0;
    }
}
