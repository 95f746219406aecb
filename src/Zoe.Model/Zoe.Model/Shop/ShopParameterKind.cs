using System.Text.Json.Serialization;

namespace Zoe.Model.Shop;

/// <summary>What a parameter changes in a ZApp.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShopParameterKind>))]
public enum ShopParameterKind
{
    /// <summary>An environment variable of every service that has it.</summary>
    [JsonStringEnumMemberName(ShopParameterNames.Environment)]
    Environment,

    /// <summary>The command of a service.</summary>
    [JsonStringEnumMemberName(ShopParameterNames.Command)]
    Command,

    /// <summary>The total and the essential count of a service.</summary>
    [JsonStringEnumMemberName(ShopParameterNames.ServiceCount)]
    ServiceCount,
}
