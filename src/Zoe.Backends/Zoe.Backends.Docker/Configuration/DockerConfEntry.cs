namespace Zoe.Backends.Docker.Configuration;

/// <summary>A value in a <c>docker.conf</c> file, and its line.</summary>
internal sealed record DockerConfEntry(string Value, int Line);
