using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>An environment variable; documents write it as a pair <c>["NAME", "value"]</c>.</summary>
/// <param name="Name">The name, without <c>=</c>.</param>
/// <param name="Value">The value, in ZApps with placeholders.</param>
[JsonConverter(typeof(EnvironmentVariableConverter))]
public readonly record struct EnvironmentVariable(string Name, string Value);
