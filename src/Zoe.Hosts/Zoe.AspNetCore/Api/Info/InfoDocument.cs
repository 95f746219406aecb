namespace Zoe.AspNetCore;

/// <summary>What the server says of itself.</summary>
internal sealed record InfoDocument(
    string Version, string ApiVersion, int ApplicationFormatVersion, string DeploymentName);
