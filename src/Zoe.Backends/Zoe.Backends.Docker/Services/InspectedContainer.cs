using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Services;

/// <summary>An inspected container, with what the engine knows of it but does not say in its description.</summary>
/// <param name="Container">The description.</param>
/// <param name="OutOfMemory">Whether a process of it was killed for lack of memory, by the description or by an event.</param>
/// <param name="Disruption">As <see cref="ObservedService.Disruption"/>.</param>
internal sealed record InspectedContainer(ContainerInspectResponse Container, bool OutOfMemory, string? Disruption);
