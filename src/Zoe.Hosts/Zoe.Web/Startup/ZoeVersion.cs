using System.Reflection;

namespace Zoe.Web;

/// <summary>The version of this program.</summary>
internal static class ZoeVersion
{
    public static string Current { get; } =
        typeof(ZoeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
