using System.Globalization;
using System.Text.Json.Serialization;

namespace Zoe.Model.Shop;

/// <summary>A value of a parameter: a text or a whole number.</summary>
/// <param name="Text">The text; null for a number.</param>
/// <param name="Number">The number; null for a text.</param>
[JsonConverter(typeof(ParameterValueConverter))]
public readonly record struct ParameterValue(string? Text, long? Number)
{
    /// <summary>The value as text for environments, commands and forms.</summary>
    public override string ToString() => Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
