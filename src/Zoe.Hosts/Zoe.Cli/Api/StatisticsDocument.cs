namespace Zoe.Cli.Api;

/// <summary>What of the server's statistics is shown.</summary>
internal sealed record StatisticsDocument(PlatformDocument PlatformStats);
