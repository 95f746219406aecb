using Zoe.Hosting;

namespace Zoe.Web.Backends;

/// <summary>The backend and why it was taken.</summary>
/// <param name="Register">Adds it to the engine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why this one, as the end of a sentence.</param>
/// <param name="Warning">What the administrator should know, or null.</param>
internal sealed record ChosenBackend(Action<IZoeBuilder> Register, string Name, string Reason, string? Warning = null);
