using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Registration;

/// <summary>
/// Checks that exactly one store and one back-end are registered. Placeholders stand in for missing ones, so that
/// validation reports them instead of the container.
/// </summary>
internal sealed class RequiredParts : IValidateOptions<ZoeOptions>
{
    private readonly IServiceCollection _services;
    private readonly List<ServiceDescriptor> _placeholders = [];

    public RequiredParts(IServiceCollection services)
    {
        _services = services;
        AddPlaceholder<IBackend>();
        AddPlaceholder<IExecutionStore>();
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ZoeOptions options)
    {
        var problems = new List<string>();
        var (backends, stores) = (Count(typeof(IBackend)), Count(typeof(IExecutionStore)));
        if (backends == 0)
            problems.Add("Zoe has no back-end to run services: call UseDocker, UseKubernetes, UseProcesses, UseVirtualCluster or AddBackend on what AddZoe returned.");
        if (backends > 1) problems.Add($"Zoe has {backends} back-ends, but an engine uses one: remove the others.");
        if (stores == 0)
            problems.Add("Zoe has no store for executions: call UseSqlite or UsePostgres on what AddZoe returned, or register an IExecutionStore.");
        if (stores > 1) problems.Add($"Zoe has {stores} stores for executions, but an engine uses one: remove the others.");
        if (options.ArchiveFolder is not null && Count(typeof(IStoreTransfer)) == 0)
            problems.Add("ArchiveFolder is set, but the store has no IStoreTransfer, with which executions are archived: register it.");
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private int Count(Type type) => _services.Count(one => one.ServiceType == type && !_placeholders.Contains(one));

    // Inserted first: the container resolves the last registration.
    private void AddPlaceholder<T>()
        where T : class
    {
        var placeholder = ServiceDescriptor.Singleton<T>(FailValidation<T>);
        _placeholders.Add(placeholder);
        _services.Insert(0, placeholder);
    }

    private static T FailValidation<T>(IServiceProvider provider)
    {
        _ = provider.GetRequiredService<IOptions<ZoeOptions>>().Value;
        throw new UnreachableException();
    }
}
