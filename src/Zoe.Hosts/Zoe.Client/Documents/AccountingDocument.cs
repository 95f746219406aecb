namespace Zoe.Client.Documents;

/// <summary>What a user reserved and used in a month (UTC).</summary>
public sealed record AccountingDocument
{
    /// <summary>The month, such as <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Id of the user.</summary>
    public required long UserId { get; init; }

    /// <summary>Name of the user.</summary>
    public required string User { get; init; }

    /// <summary>Reserved cores over time.</summary>
    public required double ReservedCoreHours { get; init; }

    /// <summary>Reserved memory over time.</summary>
    public required double ReservedGibHours { get; init; }

    /// <summary>Used CPU time.</summary>
    public required double UsedCoreHours { get; init; }

    /// <summary>Used memory over time.</summary>
    public required double UsedGibHours { get; init; }
}
