using System.ComponentModel;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Limits of services. Reloaded when the configuration file changes.</summary>
[DisplayName("Limits")]
internal sealed class LimitOptions
{
    [Memory("Maximum memory of a service in GiB; ZApps that reserve more are rejected.", See = "configuration.md#limits-of-services")]
    public long? MaxMemoryLimit { get; set; }

    [Cores("Maximum cores of a service; ZApps that reserve more are rejected.", See = "configuration.md#limits-of-services")]
    public int? MaxCoreLimit { get; set; }
}
