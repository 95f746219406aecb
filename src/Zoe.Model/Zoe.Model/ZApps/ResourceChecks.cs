using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Checks the resources of services.</summary>
internal static class ResourceChecks
{
    /// <summary>Minimum memory of a container in bytes.</summary>
    public const long MinMemoryBytes = 1024;

    public static void Check(ZAppResources? resources, ServicePath at, DiagnosticBag bag)
    {
        if (resources is null)
            return;
        var (memory, cores) = (resources.Memory, resources.Cores);
        CheckBytes(memory.Min, "memory/min", MinMemoryBytes, at, bag);
        CheckBytes(memory.Max, "memory/max", MinMemoryBytes, at, bag);
        CheckBytes(resources.Shm, "shm", 1, at, bag);
        CheckCores(cores.Min, "min", at, bag);
        CheckCores(cores.Max, "max", at, bag);
        if (memory.Min > memory.Max)
        {
            bag.Add(
                ZAppRules.MinimumAboveMaximum,
                at + "/resources/memory/min",
                $"Memory min {memory.Min} is above max {memory.Max}; lower min or raise max.");
        }

        if (cores.Min > cores.Max)
        {
            bag.Add(
                ZAppRules.MinimumAboveMaximum,
                at + "/resources/cores/min",
                $"Cores min {cores.Min} is above max {cores.Max}; lower min or raise max.");
        }
    }

    private static void CheckBytes(long? bytes, string key, long minimum, ServicePath at, DiagnosticBag bag)
    {
        if (bytes < minimum)
            bag.Add(ShapeRules.OutOfRange, $"{at}/resources/{key}", $"'{key}' is {bytes} bytes; write {minimum} or more.");
    }

    private static void CheckCores(decimal? cores, string key, ServicePath at, DiagnosticBag bag)
    {
        if (cores is <= 0 or > CoreRange.MaxCores)
        {
            bag.Add(
                ShapeRules.OutOfRange,
                $"{at}/resources/cores/{key}",
                $"Cores {key} is {cores}; write a number above 0 and up to {CoreRange.MaxCores}.");
        }
    }
}
