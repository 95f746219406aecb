using System.Runtime.CompilerServices;
using Zoe.Model;
using Zoe.Model.Expansion;

namespace Zoe.Hosting.Executions;

/// <summary>Keeps the instances of a ZApp as long as the ZApp itself, so that starts and restarts do not work them out again.</summary>
internal static class ApplicationInstances
{
    private static readonly ConditionalWeakTable<ZApp, ZAppInstances> Known = [];

    /// <summary>The instances of a valid ZApp. Safe for concurrent use.</summary>
    public static ZAppInstances Of(ZApp application) => Known.GetValue(application, static one => new ZAppInstances(one));
}
