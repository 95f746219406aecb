using System.Globalization;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>A row of the table of accounting.</summary>
internal sealed record AccountingRow
{
    public string Month { get; init; } = "";

    public long UserId { get; init; }

    public string UserName { get; init; } = "";

    public double ReservedCoreSeconds { get; init; }

    public double ReservedGibSeconds { get; init; }

    public double UsedCoreSeconds { get; init; }

    public double UsedGibSeconds { get; init; }

    public AccountingEntry ToEntry() => new(DateOnly.ParseExact(Month, "yyyy-MM-dd", CultureInfo.InvariantCulture), UserId, UserName)
    {
        ReservedCoreSeconds = ReservedCoreSeconds,
        ReservedGibSeconds = ReservedGibSeconds,
        UsedCoreSeconds = UsedCoreSeconds,
        UsedGibSeconds = UsedGibSeconds,
    };
}
