using System.Globalization;

namespace Zoe.Client.Http;

/// <summary>Builds a query string; null values are omitted.</summary>
internal sealed class QueryText
{
    private readonly List<string> _parts = [];

    public QueryText Add(string name, string? value)
    {
        if (value is not null) _parts.Add($"{name}={Uri.EscapeDataString(value)}");
        return this;
    }

    public QueryText Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The time as seconds since 1970, to a millisecond.</summary>
    public QueryText Add(string name, DateTimeOffset? time) =>
        Add(name, (time?.ToUnixTimeMilliseconds() / 1000.0)?.ToString("R", CultureInfo.InvariantCulture));

    public override string ToString() => string.Join('&', _parts);
}
