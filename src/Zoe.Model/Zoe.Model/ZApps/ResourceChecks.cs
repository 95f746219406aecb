namespace Zoe.Model;

/// <summary>Checks what services ask for.</summary>
internal static class ResourceChecks
{
    /// <summary>Least memory a container can run in, in bytes.</summary>
    public const long LeastMemory = 1024;

    public static void Check(ZAppResources? resources, ServicePath at, DiagnosticBag bag)
    {
        if (resources is null)
            return;
        var (memory, cores) = (resources.Memory, resources.Cores);
        CheckBytes(memory.Min, "memory/min", LeastMemory, at, bag);
        CheckBytes(memory.Max, "memory/max", LeastMemory, at, bag);
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

    private static void CheckBytes(long? bytes, string key, long least, ServicePath at, DiagnosticBag bag)
    {
        if (bytes < least)
            bag.Add(ShapeRules.OutOfRange, $"{at}/resources/{key}", $"'{key}' is {bytes} bytes; write {least} or more.");
    }

    private static void CheckCores(decimal? cores, string key, ServicePath at, DiagnosticBag bag)
    {
        if (cores is <= 0 or > CoreRange.Most)
        {
            bag.Add(
                ShapeRules.OutOfRange,
                $"{at}/resources/cores/{key}",
                $"Cores {key} is {cores}; write a number above 0 and up to {CoreRange.Most}.");
        }
    }
}
