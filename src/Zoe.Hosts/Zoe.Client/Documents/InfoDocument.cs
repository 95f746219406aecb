namespace Zoe.Client.Documents;

/// <summary>Version and deployment of a server.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="ApiVersion">Version of the REST API.</param>
/// <param name="ApplicationFormatVersion">The newest ZApp format that it takes.</param>
/// <param name="DeploymentName">Name of the deployment, which is part of the names of its containers.</param>
public sealed record InfoDocument(string Version, string ApiVersion, int ApplicationFormatVersion, string DeploymentName);
