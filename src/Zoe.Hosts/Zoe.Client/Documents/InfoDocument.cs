namespace Zoe.Client.Documents;

/// <summary>Version and deployment of a server.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="ApiVersion">Version of the REST API.</param>
/// <param name="ApplicationFormatVersion">The newest ZApp format that it takes.</param>
/// <param name="DeploymentName">Name of the deployment, which is part of the names of its containers.</param>
public sealed record InfoDocument(string Version, string ApiVersion, int ApplicationFormatVersion, string DeploymentName)
{
    /// <summary><c>leader</c> for the host that runs the engine, <c>follower</c> for others; null from earlier servers.</summary>
    public string? Role { get; init; }

    /// <summary>Grows with each change of the leader; 0 when the host knows of none.</summary>
    public long LeaderEpoch { get; init; }
}
