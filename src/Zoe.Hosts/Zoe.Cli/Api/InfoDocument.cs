namespace Zoe.Cli.Api;

/// <summary>What a server says of itself.</summary>
internal sealed record InfoDocument(
    string Version, string ApiVersion, int ApplicationFormatVersion, string DeploymentName);
