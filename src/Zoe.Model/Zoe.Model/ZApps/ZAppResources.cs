using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>What each instance of a service needs.</summary>
public sealed record ZAppResources
{
    /// <summary>Memory in bytes.</summary>
    public required MemoryRange Memory { get; init; }

    /// <summary>Cores.</summary>
    public required CoreRange Cores { get; init; }

    /// <summary>Size of <c>/dev/shm</c> in bytes; null leaves the backend's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Shm { get; init; }
}
