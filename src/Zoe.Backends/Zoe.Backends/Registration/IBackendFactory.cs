using Microsoft.Extensions.Configuration;

namespace Zoe.Backends.Registration;

/// <summary>
/// Makes a driver from configuration. A plug-in of the reference host implements it, with a public constructor without
/// parameters; the option <c>Backend</c> then takes its name.
/// </summary>
public interface IBackendFactory
{
    /// <summary>Name in the configuration; compared without regard to case.</summary>
    string Name { get; }

    /// <summary>Makes the driver; called once.</summary>
    /// <param name="settings">Section <c>Zoe:BackendSettings</c> of the configuration.</param>
    /// <param name="services">
    /// Holds <see cref="DeploymentContext"/>, the <see cref="TimeProvider"/> and the loggers.
    /// </param>
    /// <exception cref="BackendException">It cannot work with these settings; the message says why.</exception>
    IBackend Create(IConfiguration settings, IServiceProvider services);
}
