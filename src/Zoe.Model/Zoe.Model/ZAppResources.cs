using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>Resources of each instance of a service.</summary>
public sealed record ZAppResources
{
    /// <summary>Memory in bytes.</summary>
    public required MemoryRange Memory { get; init; }

    /// <summary>Cores.</summary>
    public required CoreRange Cores { get; init; }

    /// <summary>Size of <c>/dev/shm</c> in bytes; null for the default of the backend.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Shm { get; init; }
}
