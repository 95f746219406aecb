using Zoe.Hosting;

namespace Zoe.Hosting.Server.Backends;

/// <summary>The selected backend and why.</summary>
/// <param name="Register">Adds it to the engine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it was selected, as the end of a sentence.</param>
/// <param name="Warning">A warning for the administrator, or null.</param>
internal sealed record ChosenBackend(Action<IZoeBuilder> Register, string Name, string Reason, string? Warning = null);
