using Zoe.Backends;

namespace Zoe.Hosting.Engine.State;

/// <summary>A container of this deployment that no active service owns.</summary>
/// <param name="Key">The key from its labels.</param>
/// <param name="Node">Its node.</param>
internal sealed record Orphan(ServiceKey Key, string Node)
{
    // The hash of a string differs between processes, and with it the order of enumerations.
    public override int GetHashCode() => Key.GetHashCode();
}
