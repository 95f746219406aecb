using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Testing.Samples;

/// <summary>Values of a kind for each type of property.</summary>
/// <param name="Text">For texts.</param>
/// <param name="Whole">For numbers.</param>
/// <param name="Time">For times.</param>
/// <param name="IsLast">True for the last value of an enumeration, and true for flags.</param>
internal sealed record SampleValues(string Text, long Whole, DateTimeOffset Time, bool IsLast)
{
    private const int MaxNameLength = 128;

    /// <summary>Ordinary values, all different from the defaults.</summary>
    public static SampleValues Usual { get; } = new("text", 42, DateTimeOffset.UnixEpoch.AddYears(55).AddTicks(1_234_560), true);

    /// <summary>The kinds that a store keeps as they are.</summary>
    public static ImmutableArray<SampleValues> All { get; } =
    [
        Usual,
        new("", 0, DateTimeOffset.UnixEpoch, false),
        new("'\"; DROP TABLE execution; -- \\ \r\n\t %s {0} $1 @p", -1, DateTimeOffset.UnixEpoch.AddTicks(-10), false),
        new("Zoë 分析 \u202eعربي\u202c e\u0301 👩‍💻\u0001\uffff", int.MaxValue, Truncated(DateTimeOffset.MaxValue), true),
        new(new string('長', 100_000), int.MinValue, DateTimeOffset.MinValue, false),
    ];

    /// <summary>The value of a type; null for a type that has none.</summary>
    public object? Of(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name is "Name" or "UserName" && Text.Length > MaxNameLength ? Text[..MaxNameLength] : Text;
        if (type == typeof(bool)) return IsLast;
        if (type == typeof(int)) return (int)Whole;
        if (type == typeof(long)) return Whole;
        if (type == typeof(double)) return (double)Whole;
        if (type == typeof(DateTimeOffset)) return Time;
        if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(Whole);
        if (type == typeof(ImmutableArray<PublishedPort>)) return Ports();
        if (!type.IsEnum) return null;
        var values = Enum.GetValues(type);
        return values.GetValue(IsLast ? values.Length - 1 : 0);
    }

    private static DateTimeOffset Truncated(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private ImmutableArray<PublishedPort> Ports() => IsLast ? [new PublishedPort(new ServicePort(8888, "tcp"), Text, 1)] : [];
}
