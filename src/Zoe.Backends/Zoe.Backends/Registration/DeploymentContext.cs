namespace Zoe.Backends.Registration;

/// <summary>
/// What a driver needs to know of the deployment that it serves. <c>AddZoe</c> registers it from Zoe's options, so that
/// the name of the deployment is given once.
/// </summary>
public sealed record DeploymentContext
{
    /// <summary>Marks what belongs to the deployment; a driver touches nothing else.</summary>
    public required string Name { get; init; }

    /// <summary>Folder of the deployment's data, absolute. A driver that keeps state uses a folder of its own in it.</summary>
    public required string DataPath { get; init; }

    /// <summary>Folder of the workspaces of all deployments, absolute, the same on every node.</summary>
    public required string WorkspaceBasePath { get; init; }
}
