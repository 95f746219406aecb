using System.Reflection;

namespace Zoe.Hosting;

/// <summary>The version of Zoe.</summary>
public static class ZoeVersion
{
    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(ZoeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
