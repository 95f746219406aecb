using System.Data.Common;

namespace Zoe.Hosting.Store.Records;

/// <summary>A <see cref="SubmissionKey"/> as flat values, as stores and exports keep it.</summary>
public sealed record SubmissionKeyRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns => "user_id, key, fingerprint, execution_id, time";

    /// <summary><see cref="SubmissionKey.UserId"/>.</summary>
    public long UserId { get; init; }

    /// <summary><see cref="SubmissionKey.Key"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary><see cref="SubmissionKey.Fingerprint"/>.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary><see cref="SubmissionKey.ExecutionId"/>.</summary>
    public long ExecutionId { get; init; }

    /// <summary><see cref="SubmissionKey.Time"/> in <see cref="Microseconds"/>.</summary>
    public long Time { get; init; }

    /// <summary>The record of a key.</summary>
    public static SubmissionKeyRecord Of(SubmissionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new()
        {
            UserId = key.UserId,
            Key = key.Key,
            Fingerprint = key.Fingerprint,
            ExecutionId = key.ExecutionId,
            Time = Microseconds.Of(key.Time),
        };
    }

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static SubmissionKeyRecord Read(DbDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            UserId = row.GetInt64(0),
            Key = row.GetString(1),
            Fingerprint = row.GetString(2),
            ExecutionId = row.GetInt64(3),
            Time = row.GetInt64(4),
        };
    }

    /// <summary>The key.</summary>
    public SubmissionKey ToKey() => new(UserId, Key, Fingerprint, ExecutionId, Microseconds.ToTime(Time));
}
