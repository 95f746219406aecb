using System.Text.Json.Serialization;

namespace Zoe.Model.Shop;

/// <summary>A value of a ZApp that users can set before they start it.</summary>
public sealed record ShopParameter
{
    /// <summary>What the value changes.</summary>
    public required ShopParameterKind Kind { get; init; }

    /// <summary>Name of the variable, or of the service.</summary>
    public required string Name { get; init; }

    /// <summary>Display name.</summary>
    public required string ReadableName { get; init; }

    /// <summary>Description.</summary>
    public required string Description { get; init; }

    /// <summary>Type of the values.</summary>
    public required ShopParameterType Type { get; init; }

    /// <summary>The value when the user sets none; with neither text nor number the ZApp is not changed.</summary>
    public required ParameterValue Default { get; init; }

    /// <summary>Minimum; integers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Min { get; init; }

    /// <summary>Maximum; integers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Max { get; init; }

    /// <summary>Values are <see cref="Min"/> plus a multiple of this; integers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Step { get; init; }

    /// <summary>Unique name in a manifest: <c>kind:name</c>, for example <c>environment:TASKS</c>.</summary>
    [JsonIgnore]
    public string Key => $"{ShopParameterNames.Of(Kind)}:{Name}";
}
