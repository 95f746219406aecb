using System.Data.Common;
using System.Globalization;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Store.Records;

/// <summary>An <see cref="AccountingEntry"/> as flat values, as stores and exports keep it.</summary>
public sealed record AccountingRecord
{
    private const string MonthFormat = "yyyy-MM-dd";

    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns =>
        "month, user_id, user_name, reserved_core_seconds, reserved_gib_seconds, used_core_seconds, used_gib_seconds";

    /// <summary>First day of the month, as <c>2026-11-01</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary><see cref="AccountingEntry.UserId"/>.</summary>
    public long UserId { get; init; }

    /// <summary><see cref="AccountingEntry.UserName"/>.</summary>
    public string UserName { get; init; } = "";

    /// <summary><see cref="AccountingEntry.ReservedCoreSeconds"/>.</summary>
    public double ReservedCoreSeconds { get; init; }

    /// <summary><see cref="AccountingEntry.ReservedGibSeconds"/>.</summary>
    public double ReservedGibSeconds { get; init; }

    /// <summary><see cref="AccountingEntry.UsedCoreSeconds"/>.</summary>
    public double UsedCoreSeconds { get; init; }

    /// <summary><see cref="AccountingEntry.UsedGibSeconds"/>.</summary>
    public double UsedGibSeconds { get; init; }

    /// <summary>The record of an entry.</summary>
    public static AccountingRecord Of(AccountingEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            Month = NameOf(entry.Month),
            UserId = entry.UserId,
            UserName = entry.UserName,
            ReservedCoreSeconds = entry.ReservedCoreSeconds,
            ReservedGibSeconds = entry.ReservedGibSeconds,
            UsedCoreSeconds = entry.UsedCoreSeconds,
            UsedGibSeconds = entry.UsedGibSeconds,
        };
    }

    /// <summary>The name of a month in records.</summary>
    public static string NameOf(DateOnly month) => month.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static AccountingRecord Read(DbDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            Month = NameOf(row.GetFieldValue<DateOnly>(0)),
            UserId = row.GetInt64(1),
            UserName = row.GetString(2),
            ReservedCoreSeconds = row.GetDouble(3),
            ReservedGibSeconds = row.GetDouble(4),
            UsedCoreSeconds = row.GetDouble(5),
            UsedGibSeconds = row.GetDouble(6),
        };
    }

    /// <summary>The entry.</summary>
    public AccountingEntry ToEntry() => new(DateOnly.ParseExact(Month, MonthFormat, CultureInfo.InvariantCulture), UserId, UserName)
    {
        ReservedCoreSeconds = ReservedCoreSeconds,
        ReservedGibSeconds = ReservedGibSeconds,
        UsedCoreSeconds = UsedCoreSeconds,
        UsedGibSeconds = UsedGibSeconds,
    };
}
