namespace Zoe.Hosting.Engine.Leadership;

/// <summary>This host stopped leading before the request was carried out; nothing was changed.</summary>
internal sealed class LeadershipLostException() : Exception("This host does not lead any more; try again.");
