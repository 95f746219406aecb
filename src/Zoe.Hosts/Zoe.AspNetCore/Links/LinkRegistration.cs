using Zoe.AspNetCore.Links.Forwarding;

namespace Zoe.AspNetCore.Links;

/// <summary>Registers the forwarding of requests to services.</summary>
internal static class LinkRegistration
{
    private const string ForwarderCategory = "Yarp.ReverseProxy.Forwarder.HttpForwarder";

    public static void AddZoeLinks(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<LinkHttpClient>();
        services.AddSingleton<LinkForwarder>();
        services.AddSingleton<LinkTargets>();
        services.AddSingleton<LinkLimit>();
        // It logs each URL, with the tokens in it, and each failed attempt to reach a service. First in the list, so
        // that a rule of the application for this category takes precedence.
        services.Configure<LoggerFilterOptions>(options =>
            options.Rules.Insert(0, new LoggerFilterRule(providerName: null, ForwarderCategory, LogLevel.Error, filter: null)));
    }
}
