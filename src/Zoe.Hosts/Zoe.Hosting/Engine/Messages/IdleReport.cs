namespace Zoe.Hosting.Engine.Messages;

/// <summary>An execution is idle, or in use again.</summary>
/// <param name="Id">The execution.</param>
/// <param name="End">When it is ended if it stays idle; null when it is in use.</param>
internal sealed record IdleReport(long Id, DateTimeOffset? End) : EngineMessage;
