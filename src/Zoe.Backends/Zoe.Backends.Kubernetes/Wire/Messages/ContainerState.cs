using System.Text.Json;

namespace Zoe.Backends.Kubernetes;

/// <summary>One of the three is set; none means waiting.</summary>
internal sealed record ContainerState
{
    public WaitingState? Waiting { get; init; }

    public JsonElement? Running { get; init; }

    public TerminatedState? Terminated { get; init; }
}
