namespace Zoe.Cli.Output;

/// <summary>Result of a purge.</summary>
/// <param name="Before">Executions that ended before this time.</param>
/// <param name="Executions">Their number.</param>
/// <param name="DryRun">True when nothing was deleted.</param>
/// <param name="Archive">The archive; null for none.</param>
internal sealed record PurgeDocument(DateTimeOffset Before, long Executions, bool DryRun, TransferDocument? Archive);
