using Zoe.Backends;

namespace Zoe.Web;

/// <summary>The backend and why it was taken.</summary>
/// <param name="Create">Makes it; called once.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why this one, as the end of a sentence.</param>
/// <param name="Warning">What the administrator should know, or null.</param>
internal sealed record ChosenBackend(
    Func<IServiceProvider, IBackend> Create, string Name, string Reason, string? Warning = null);
