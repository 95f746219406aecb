namespace Zoe.Backends.Docker;

/// <summary>A value in a <c>docker.conf</c> file, and the line it stands in.</summary>
internal sealed record DockerConfEntry(string Value, int Line);
