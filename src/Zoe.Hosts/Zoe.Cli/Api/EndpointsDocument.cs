namespace Zoe.Cli.Api;

/// <summary>Links of an execution: name, address, and the address through the proxy if there is one.</summary>
internal sealed record EndpointsDocument(IReadOnlyList<IReadOnlyList<string?>> Endpoints);
