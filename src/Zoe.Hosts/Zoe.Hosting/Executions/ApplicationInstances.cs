using Zoe.Model;
using Zoe.Model.Expansion;

namespace Zoe.Hosting.Executions;

/// <summary>Caches the expanded instances of ZApps.</summary>
internal static class ApplicationInstances
{
    private static readonly RecentApplications<ZAppInstances> Known = new(static one => new ZAppInstances(one));

    /// <summary>The instances of a valid ZApp. Thread-safe.</summary>
    public static ZAppInstances Of(ZApp application) => Known.Of(application);
}
