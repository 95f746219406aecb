using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>A link to a web interface of an execution; in JSON an array of its three values.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Url">URL of the service.</param>
/// <param name="ProxyPath">Path on the server that forwards to it; null for none.</param>
[JsonConverter(typeof(EndpointDocumentConverter))]
public sealed record EndpointDocument(string Name, string Url, string? ProxyPath);
