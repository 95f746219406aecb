using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Reads the resources of format 3.</summary>
internal static class ResourceParser
{
    private static readonly FieldSet Fields = new(
        [],
        new("memory", required: true, "an object with min and max in bytes, either may be null"),
        new("cores", required: true, "an object with min and max, either may be null"),
        new("shm", required: false, "a number of bytes"),
        new("shm_size", required: false, "a number of bytes"));

    private static readonly FieldSet RangeFields = new(
        new() { ["minimum"] = "min", ["maximum"] = "max" },
        new("min", required: true, "what is reserved, or null"),
        new("max", required: true, "the limit, or null"));

    public static ZAppResources? Read(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(Fields, out var scope))
            return null;
        var memory = default(MemoryRange);
        var cores = default(CoreRange);
        long? shm = null, shmSize = null;
        while (cursor.NextField(ref scope, out var field))
        {
            switch (field)
            {
                case 0: memory = ReadMemory(ref cursor); break;
                case 1: cores = ReadCores(ref cursor); break;
                case 2: shm = cursor.ReadBytesOrNull(); break;
                default: shmSize = cursor.ReadBytesOrNull(); break;
            }

            if (shm is not null && shmSize is not null && shm != shmSize)
                cursor.Report(ZAppRules.ConflictingShm, $"shm is {shm} but shm_size is {shmSize}; keep only shm.");
        }

        return new ZAppResources { Memory = memory, Cores = cores, Shm = shm ?? shmSize };
    }

    private static MemoryRange ReadMemory(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(RangeFields, out var scope))
            return default;
        long? min = null, max = null;
        while (cursor.NextField(ref scope, out var field))
        {
            if (field == 0)
                min = cursor.ReadBytesOrNull();
            else
                max = cursor.ReadBytesOrNull();
        }

        return new MemoryRange(min, max);
    }

    private static CoreRange ReadCores(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(RangeFields, out var scope))
            return default;
        decimal? min = null, max = null;
        while (cursor.NextField(ref scope, out var field))
        {
            if (field == 0)
                min = cursor.ReadDecimalOrNull();
            else
                max = cursor.ReadDecimalOrNull();
        }

        return new CoreRange(min, max);
    }
}
