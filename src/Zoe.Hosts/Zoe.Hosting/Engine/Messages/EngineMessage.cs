namespace Zoe.Hosting.Engine.Messages;

/// <summary>A message to the engine loop; messages are processed sequentially.</summary>
internal abstract record EngineMessage;
