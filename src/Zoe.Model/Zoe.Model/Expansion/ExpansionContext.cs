namespace Zoe.Model;

/// <summary>What is known only when a ZApp is executed, and replaces placeholders.</summary>
public sealed record ExpansionContext
{
    /// <summary>Name of the user who runs the ZApp.</summary>
    public required string UserName { get; init; }

    /// <summary>Number of the execution.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>Name the user gave to the execution.</summary>
    public required string ExecutionName { get; init; }

    /// <summary>Name of the Zoe deployment.</summary>
    public required string DeploymentName { get; init; }

    /// <summary>Turns a host name into the DNS name others find it by; by default they are the same.</summary>
    public Func<string, string> DnsName { get; init; } = static hostName => hostName;
}
