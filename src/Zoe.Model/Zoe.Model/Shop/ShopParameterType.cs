using System.Text.Json.Serialization;

namespace Zoe.Model.Shop;

/// <summary>The type of the values of a parameter.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShopParameterType>))]
public enum ShopParameterType
{
    /// <summary>Any text; <c>string</c> in documents.</summary>
    [JsonStringEnumMemberName(ShopParameterNames.Text)]
    Text,

    /// <summary>A whole number; <c>integer</c> in documents, and <c>int</c> in older ones.</summary>
    [JsonStringEnumMemberName(ShopParameterNames.Integer)]
    Integer,
}
