using System.Collections.Immutable;

namespace Zoe.Backends.Docker.Configuration;

/// <summary>A <c>docker.conf</c> file cannot be used. The message has one line for each problem.</summary>
public sealed class DockerConfException : Exception
{
    internal DockerConfException(ImmutableArray<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>All that is wrong, each with file and line.</summary>
    public ImmutableArray<string> Problems { get; }
}
