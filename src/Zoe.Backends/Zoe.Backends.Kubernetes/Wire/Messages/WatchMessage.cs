using System.Text.Json;

namespace Zoe.Backends.Kubernetes;

/// <summary>One line of a watch: what happened, and the object or, for <c>ERROR</c>, the status.</summary>
internal sealed record WatchMessage(string Type, JsonElement Object);
