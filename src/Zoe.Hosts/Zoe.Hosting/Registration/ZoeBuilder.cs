using Microsoft.Extensions.DependencyInjection;

namespace Zoe.Hosting.Registration;

/// <summary>Also marks services to which the engine was added.</summary>
internal sealed record ZoeBuilder(IServiceCollection Services) : IZoeBuilder;
