namespace Zoe.Hosting.Engine.Messages;

/// <summary>An execution has stayed idle after the warning.</summary>
/// <param name="Id">The execution.</param>
/// <param name="IdleTime">For how long it has been idle.</param>
internal sealed record IdleEndReport(long Id, TimeSpan IdleTime) : EngineMessage;
