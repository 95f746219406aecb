using System.Runtime.CompilerServices;
using Zoe.Model;
using Zoe.Model.Expansion;

namespace Zoe.Hosting.Executions;

/// <summary>Caches the expanded instances of a ZApp for as long as the ZApp is referenced.</summary>
internal static class ApplicationInstances
{
    private static readonly ConditionalWeakTable<ZApp, ZAppInstances> Known = [];

    /// <summary>The instances of a valid ZApp. Thread-safe.</summary>
    public static ZAppInstances Of(ZApp application) => Known.GetValue(application, static one => new ZAppInstances(one));
}
