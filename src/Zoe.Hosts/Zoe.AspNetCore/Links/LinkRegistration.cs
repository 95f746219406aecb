using Zoe.AspNetCore.Links.Forwarding;

namespace Zoe.AspNetCore.Links;

/// <summary>Registers what passes requests on to services.</summary>
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
        // It logs each address, with the tokens in it, and each attempt to reach a service that has not started yet. First
        // in the list, so that a rule of the application for this category outranks it.
        services.Configure<LoggerFilterOptions>(options =>
            options.Rules.Insert(0, new LoggerFilterRule(providerName: null, ForwarderCategory, LogLevel.Error, filter: null)));
    }
}
