using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends.Registration;

namespace Zoe.Backends.Process;

/// <summary>Registers the process driver.</summary>
public static class ProcessRegistration
{
    /// <summary>
    /// Runs services as processes of this machine (Linux), which isolate no user from another or from this program. The
    /// name of the deployment is that of Zoe's options, and the state is kept in its data path unless
    /// <paramref name="options"/> name another folder.
    /// </summary>
    public static TBuilder UseProcesses<TBuilder>(this TBuilder builder, ProcessBackendOptions? options = null)
        where TBuilder : IBackendBuilder
    {
        var known = options ?? new ProcessBackendOptions();
        builder.Services.AddSingleton<IBackend>(provider => ActivatorUtilities.CreateInstance<ProcessBackend>(
            provider, Complete(known, provider.GetRequiredService<DeploymentContext>())));
        return builder;
    }

    private static ProcessBackendOptions Complete(ProcessBackendOptions options, DeploymentContext deployment) =>
        options with
        {
            DeploymentName = deployment.Name,
            StateFolder = options.StateFolder.Length > 0 ? options.StateFolder : Path.Combine(deployment.DataPath, "processes"),
        };
}
