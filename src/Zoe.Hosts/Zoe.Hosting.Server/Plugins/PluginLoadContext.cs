using System.Reflection;
using System.Runtime.Loader;

namespace Zoe.Hosting.Server.Plugins;

/// <summary>
/// Loads one plug-in and its dependencies, so that two plug-ins may use different versions of a library. Assemblies of
/// Zoe and the platform are shared with the host.
/// </summary>
internal sealed class PluginLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private static readonly string[] SharedPrefixes = ["Zoe.", "System.", "Microsoft.Extensions.", "Microsoft.AspNetCore."];

    private readonly AssemblyDependencyResolver _resolver = new(file);

    /// <summary>An assembly of the host; null when there is none with this name.</summary>
    public static Assembly? FindInHost(string name)
    {
        try
        {
            return Default.LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (SharedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && FindInHost(name) is { } shared) return shared;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
