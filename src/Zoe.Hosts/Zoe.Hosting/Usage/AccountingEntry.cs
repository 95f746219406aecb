namespace Zoe.Hosting.Usage;

/// <summary>What a user's services reserved and used in a month (UTC). It outlives the executions.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="UserId">The user.</param>
/// <param name="UserName">The user's name.</param>
public sealed record AccountingEntry(DateOnly Month, long UserId, string UserName)
{
    /// <summary>Reserved cores over time, in core-seconds.</summary>
    public double ReservedCoreSeconds { get; init; }

    /// <summary>Reserved memory over time, in GiB-seconds.</summary>
    public double ReservedGibSeconds { get; init; }

    /// <summary>Used CPU time in seconds.</summary>
    public double UsedCoreSeconds { get; init; }

    /// <summary>Used memory over time, in GiB-seconds.</summary>
    public double UsedGibSeconds { get; init; }

    /// <summary>The sum of this and another entry of the same user and month.</summary>
    public AccountingEntry Plus(AccountingEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            ReservedCoreSeconds = ReservedCoreSeconds + other.ReservedCoreSeconds,
            ReservedGibSeconds = ReservedGibSeconds + other.ReservedGibSeconds,
            UsedCoreSeconds = UsedCoreSeconds + other.UsedCoreSeconds,
            UsedGibSeconds = UsedGibSeconds + other.UsedGibSeconds,
        };
    }
}
