using System.Text.Json.Nodes;

namespace Zoe.TestKubernetes.Store;

/// <summary>Something that happened to an object, and how it was before.</summary>
internal sealed record StoredChange(long Revision, string Type, string Plural, JsonObject Object, JsonObject? Before);
