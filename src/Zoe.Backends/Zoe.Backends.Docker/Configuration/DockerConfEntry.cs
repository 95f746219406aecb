namespace Zoe.Backends.Docker.Configuration;

/// <summary>A value in a <c>docker.conf</c> file, and the line it stands in.</summary>
internal sealed record DockerConfEntry(string Value, int Line);
