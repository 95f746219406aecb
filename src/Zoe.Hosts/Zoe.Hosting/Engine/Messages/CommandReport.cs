using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>What became of a command.</summary>
internal abstract record CommandReport(ServiceKey Key) : EngineMessage;
