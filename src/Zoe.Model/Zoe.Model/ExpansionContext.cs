namespace Zoe.Model;

/// <summary>Properties of an execution that replace placeholders.</summary>
public sealed record ExpansionContext
{
    /// <summary>Name of the user who runs the ZApp.</summary>
    public required string UserName { get; init; }

    /// <summary>Identifier of the execution.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>Name the user gave to the execution.</summary>
    public required string ExecutionName { get; init; }

    /// <summary>Name of the Zoe deployment.</summary>
    public required string DeploymentName { get; init; }

    /// <summary>Maps a host name to its DNS name; the identity by default.</summary>
    public Func<string, string> DnsName { get; init; } = static hostName => hostName;
}
