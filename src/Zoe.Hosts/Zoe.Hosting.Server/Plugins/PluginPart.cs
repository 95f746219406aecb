namespace Zoe.Hosting.Server.Plugins;

/// <summary>A policy or back-end of a plug-in.</summary>
/// <param name="Kind">Its kind, for messages.</param>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="File">The assembly, an absolute path.</param>
internal sealed record PluginPart(string Kind, string Name, string File);
