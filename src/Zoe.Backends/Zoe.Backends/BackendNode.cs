using System.Collections.Immutable;

namespace Zoe.Backends;

/// <summary>One machine of a backend: what it offers, and whether it answers.</summary>
public sealed record BackendNode
{
    /// <summary>The name that placements use; unique within the backend.</summary>
    public required string Name { get; init; }

    /// <summary>False while the node does not answer. Its services are then unknown, not dead.</summary>
    public bool Online { get; init; } = true;

    /// <summary>
    /// True while the control plane of the node does not answer, so that the state of the node is unknown; it is then also
    /// not <see cref="Online"/>. Its services are not replaced meanwhile. Always false where the node itself is asked.
    /// </summary>
    public bool ControlPlaneUnreachable { get; init; }

    /// <summary>True when the administrator wants no new services here (label <c>disabled</c>).</summary>
    public bool Disabled { get; init; }

    /// <summary>Why it takes no new services, completing "It …", for example <c>is cordoned</c>; null when unknown.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Cores in thousandths.</summary>
    public int Millicores { get; init; }

    /// <summary>Memory in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Labels that services can require.</summary>
    public ImmutableHashSet<string> Labels { get; init; } = [];

    /// <summary>Names of the images present, as users write them; null when images play no role here.</summary>
    public ImmutableHashSet<string>? Images { get; init; }

    /// <summary>Host name or address under which users reach published ports.</summary>
    public string ExternalAddress { get; init; } = "127.0.0.1";

    /// <summary>The network that services join here which name none; null when networks play no role.</summary>
    public string? DefaultNetwork { get; init; }

    /// <summary>
    /// Networks that reach beyond this node: services in one of them reach those in the same one on all other nodes that
    /// list it. In any other network they reach only those on this node. Null when all services reach each other.
    /// </summary>
    public ImmutableHashSet<string>? SpanningNetworks { get; init; }

    /// <summary>Why the node is offline, with the message of the engine or system; null while it is online.</summary>
    public string? Problem { get; init; }
}
