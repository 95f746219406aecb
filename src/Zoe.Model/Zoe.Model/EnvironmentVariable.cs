using System.Text.Json.Serialization;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>An environment variable; a pair in documents: <c>["NAME", "value"]</c>.</summary>
/// <param name="Name">The name, without <c>=</c>.</param>
/// <param name="Value">The value; may contain placeholders in ZApps.</param>
[JsonConverter(typeof(EnvironmentVariableConverter))]
public readonly record struct EnvironmentVariable(string Name, string Value);
