using Zoe.AspNetCore.Links.Forwarding;
using Zoe.Hosting;
using Zoe.Hosting.Links;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Mapping;

/// <summary>Checks, when the API is mapped, that all services it needs are registered and its options are consistent.</summary>
internal static class MappingCheck
{
    private const int MinSecretBytes = 16;

    /// <exception cref="InvalidOperationException">Lists everything that is missing or inconsistent.</exception>
    /// <exception cref="OptionsValidationException">Options of the engine are invalid or parts are missing.</exception>
    public static void Run(IServiceProvider services, string prefix)
    {
        var registered = services.GetRequiredService<IServiceProviderIsService>();
        var problems = new List<string>();
        if (!registered.IsService(typeof(LinkForwarder))) problems.Add("Call services.AddZoeApi(…) before MapZoeApi.");
        if (!registered.IsService(typeof(IExecutions))) problems.Add("The engine is missing: call services.AddZoe(…).");
        if (!registered.IsService(typeof(IUserStore)))
            problems.Add("The store is missing: call UseSqlite on what AddZoe returned, or register an IExecutionStore and an IUserStore.");
        if (problems.Count == 0 && services.GetService<ZoeOptions>() is { LinkBasePath: not null } options) CheckLinks(services, options, prefix, problems);
        if (problems.Count > 0) throw new InvalidOperationException(string.Join(' ', problems));
    }

    private static void CheckLinks(IServiceProvider services, ZoeOptions options, string prefix, List<string> problems)
    {
        var isShared = options.LinkSecret.IsEmpty && services.GetRequiredService<LinkPaths>().HasKey;
        if (!isShared && options.LinkSecret.Length < MinSecretBytes)
        {
            problems.Add(
                $"LinkBasePath is set, but LinkSecret has fewer than {MinSecretBytes} bytes, so that links could be forged: "
                + "set it to LinkSecret.Ensure(dataPath), or use a store for several hosts, which has one.");
        }

        if (!options.PublicPathBase.EndsWith(prefix, StringComparison.Ordinal))
        {
            problems.Add(
                $"The API is mapped at {prefix}, but services would get paths below '{options.PublicPathBase}': "
                + "set PublicPathBase to the path at which users see the API.");
        }
    }
}
