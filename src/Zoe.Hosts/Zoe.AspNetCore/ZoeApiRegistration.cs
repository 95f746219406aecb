using Microsoft.Extensions.DependencyInjection.Extensions;
using Zoe.AspNetCore.Authentication;
using Zoe.AspNetCore.Links;
using Zoe.AspNetCore.Security.Requests;

namespace Zoe.AspNetCore;

/// <summary>Registers the REST API, the login and the links.</summary>
public static class ZoeApiRegistration
{
    /// <summary>
    /// Adds what <see cref="ZoeApiMapping.MapZoeApi"/> needs besides the engine, a store and a back-end. Adds
    /// authentication schemes whose names begin with <c>Zoe</c>; the application's default scheme, policies, data
    /// protection and error handling are not changed.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Configures the settings, which are validated when the application starts.</param>
    public static IServiceCollection AddZoeApi(this IServiceCollection services, Action<ZoeApiOptions>? configure = null)
    {
        services.AddRouting();
        var options = services.AddOptions<ZoeApiOptions>()
            .Validate(options => options.LinkActivityTimeout > TimeSpan.Zero, $"{nameof(ZoeApiOptions.LinkActivityTimeout)} must be more than 0.")
            .ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton<OriginPolicy>();
        services.TryAddSingleton<AdminAccount>();
        services.AddZoeLogin();
        services.AddZoeLinks();
        return services;
    }
}
