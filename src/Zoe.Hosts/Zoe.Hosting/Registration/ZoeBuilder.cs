using Microsoft.Extensions.DependencyInjection;

namespace Zoe.Hosting.Registration;

/// <summary>Its registration also shows that the engine was added.</summary>
internal sealed record ZoeBuilder(IServiceCollection Services) : IZoeBuilder;
