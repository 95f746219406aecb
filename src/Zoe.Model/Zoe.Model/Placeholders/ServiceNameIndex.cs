using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>Finds services by name and instances such as <c>worker0</c>; quick for few services and for thousands.</summary>
internal sealed class ServiceNames
{
    /// <summary>Up to this many services a plain search is quicker than building an index.</summary>
    private const int PlainSearch = 16;

    private readonly ImmutableArray<ZAppService> _services;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>? _index;

    public ServiceNames(ImmutableArray<ZAppService> services)
    {
        _services = services;
        if (services.Length <= PlainSearch)
            return;
        var index = new Dictionary<string, int>(services.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < services.Length; i++)
        {
            if (services[i].Name is { } name)
                index.TryAdd(name, i);
        }

        _index = index.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The first service of this name, whatever its case; -1 when there is none.</summary>
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
    /// The service and counter an instance name means. The counter may be too high for the service; one that has such an
    /// instance is preferred. False when no service is meant.
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
