using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>What no service may pass. Read again when the configuration file changes.</summary>
[SettingGroup("Limits")]
internal sealed class LimitOptions
{
    [Memory("GiB of memory that no service may pass; ZApps that reserve more are refused.", See = "configuration.md#limits-of-services")]
    public long? MaxMemoryLimit { get; set; }

    [Cores("Cores that no service may pass; ZApps that reserve more are refused.", See = "configuration.md#limits-of-services")]
    public int? MaxCoreLimit { get; set; }
}
