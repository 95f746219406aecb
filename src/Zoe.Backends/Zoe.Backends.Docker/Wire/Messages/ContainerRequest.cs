namespace Zoe.Backends.Docker;

/// <summary>Body of <c>/containers/create</c>.</summary>
internal sealed record ContainerRequest
{
    public required string Image { get; init; }

    public required string Hostname { get; init; }

    public string[]? Cmd { get; init; }

    public string? User { get; init; }

    public string? WorkingDir { get; init; }

    public required string[] Env { get; init; }

    public required Dictionary<string, string> Labels { get; init; }

    public required Dictionary<string, EmptyObject> ExposedPorts { get; init; }

    public required HostConfig HostConfig { get; init; }

    public NetworkingConfig? NetworkingConfig { get; init; }
}
