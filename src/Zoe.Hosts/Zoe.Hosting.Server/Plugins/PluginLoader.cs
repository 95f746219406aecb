using System.Reflection;
using Zoe.Backends.Registration;
using Zoe.Scheduler;

namespace Zoe.Hosting.Server.Plugins;

/// <summary>Loads assemblies and instantiates the classes that implement a plug-in interface.</summary>
internal sealed class PluginLoader(PluginSet set)
{
    private readonly PluginNames _names = new();

    public void Load(string file)
    {
        var known = set.Problems.Count;
        try
        {
            var assembly = new PluginLoadContext(file).LoadFromAssemblyPath(file);
            if (CheckReferences(assembly, file)) TakeAll(assembly, file, known);
        }
        catch (BadImageFormatException)
        {
            Refuse(file, "is not a .NET assembly.");
        }
        catch (ReflectionTypeLoadException exception)
        {
            foreach (var reason in exception.LoaderExceptions.Select(one => one?.Message).Distinct(StringComparer.Ordinal))
                Refuse(file, $"is not compatible with this server: {reason}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Refuse(file, $"cannot be loaded: {exception.Message}");
        }
    }

    private bool CheckReferences(Assembly assembly, string file)
    {
        var fits = true;
        foreach (var needed in assembly.GetReferencedAssemblies().Where(one => one.Name!.StartsWith("Zoe.", StringComparison.Ordinal)))
        {
            if (PluginLoadContext.FindInHost(needed.Name!)?.GetName().Version is not { } version || !(needed.Version > version)) continue;
            Refuse(file, $"is built for {needed.Name} {needed.Version}, but this server has {version}.");
            fits = false;
        }

        return fits;
    }

    private void TakeAll(Assembly assembly, string file, int known)
    {
        var found = false;
        var types = assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false, ContainsGenericParameters: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in types)
        {
            found |= Take(type, file, "queue order", set.QueueOrders, one => one.Name);
            found |= Take(type, file, "placement policy", set.Placements, one => one.Name);
            found |= Take(type, file, "scheduler mode", set.Modes, one => one.Name);
            found |= Take(type, file, "back-end", set.Backends, one => one.Name);
        }

        if (!found && set.Problems.Count == known)
        {
            Refuse(file, $"has no public class that implements {nameof(IQueueOrder)}, {nameof(IPlacementPolicy)}, "
                + $"{nameof(ISchedulerMode)} or {nameof(IBackendFactory)}. Put a plug-in with its dependencies into a folder of its own.");
        }
    }

    // True when the class implements the interface, even if it is rejected.
    private bool Take<T>(Type type, string file, string kind, List<T> parts, Func<T, string> nameOf)
        where T : class
    {
        if (!type.IsAssignableTo(typeof(T))) return false;
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            Refuse(file, $"cannot be used: class {type.FullName} has no public constructor without parameters.");
            return true;
        }

        try
        {
            var part = (T)Activator.CreateInstance(type)!;
            var name = nameOf(part);
            if (_names.FindConflict(kind, name, file) is { } conflict) Refuse(file, $"cannot be used: class {type.FullName} {conflict}.");
            else
            {
                parts.Add(part);
                set.Parts.Add(new PluginPart(kind, name, file));
            }
        }
        catch (Exception exception)
        {
            // Third-party code may throw anything.
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            Refuse(file, $"cannot be used: class {type.FullName} fails: {cause.Message}");
        }

        return true;
    }

    private void Refuse(string file, string reason) => set.Problems.Add($"Plug-in {file} {reason}");
}
