using Microsoft.Extensions.DependencyInjection;

namespace Zoe.Backends.Registration;

/// <summary>
/// What the <c>Use…</c> methods of drivers extend. <c>AddZoe</c> returns one. Drivers depend on this package alone, so
/// that a program references only the drivers that it uses.
/// </summary>
public interface IBackendBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
