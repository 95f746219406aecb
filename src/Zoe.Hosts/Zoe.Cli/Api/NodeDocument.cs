namespace Zoe.Cli.Api;

/// <summary>A node as the REST API gives it; cores in cores, memory in bytes.</summary>
internal sealed record NodeDocument
{
    public required string Name { get; init; }

    public required string Status { get; init; }

    public bool Disabled { get; init; }

    public string? Problem { get; init; }

    public double CoresTotal { get; init; }

    public double CoresReserved { get; init; }

    public long MemoryTotal { get; init; }

    public long MemoryReserved { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<long> Services { get; init; } = [];
}
