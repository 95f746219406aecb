using System.Text.Json;

namespace Zoe.Cli.Api;

/// <summary>An execution as the REST API gives it; times are seconds since 1970-01-01 UTC.</summary>
internal sealed record ExecutionDocument
{
    public required long Id { get; init; }

    public long UserId { get; init; }

    public string? UserName { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public string? ErrorMessage { get; init; }

    public string? WaitReason { get; init; }

    public double? TimeSubmit { get; init; }

    public double? TimeStart { get; init; }

    public double? TimeEnd { get; init; }

    public double Size { get; init; }

    public IReadOnlyList<long> Services { get; init; } = [];

    public JsonElement Description { get; init; }

    /// <summary>True when nothing will change any more.</summary>
    public bool HasEnded() => Status is "terminated" or "error";

    /// <summary>The name of the ZApp.</summary>
    public string ApplicationName() =>
        Description.ValueKind == JsonValueKind.Object && Description.TryGetProperty("name", out var name)
            ? name.ToString()
            : "";
}
