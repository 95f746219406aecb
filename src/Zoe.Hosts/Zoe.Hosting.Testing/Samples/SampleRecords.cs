using System.Reflection;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Testing.Samples;

/// <summary>One record of each kind, in the order of exports, with values in all properties.</summary>
public static class SampleRecords
{
    private const string Month = "2026-11-01";
    private const string Result = "refused";
    private const int Id = 42;
    private const int MaxText = 128;

    private static readonly string[] Keys = ["Id", "ExecutionId", "ServiceId", nameof(AuditRecord.Result), nameof(AccountingRecord.Month)];

    /// <summary>The names of all kinds, ordered.</summary>
    internal static IReadOnlyList<string> Kinds { get; } =
        [.. Properties().Select(property => property.Name.ToLowerInvariant()).Order()];

    /// <summary>The records with ordinary values, which all differ from the defaults.</summary>
    public static IReadOnlyList<StoreRecord> Create() => Fill(SampleValues.Usual);

    /// <summary>All belong to the same execution and service.</summary>
    internal static IReadOnlyList<StoreRecord> Fill(SampleValues values)
    {
        // Names are indexed, and bounded by what creates them.
        if (values.Text.Length > MaxText) values = values with { Text = values.Text[..MaxText] };
        return
        [
            new() { Counters = new StoreCounters(9, 50, 60) },
            new() { User = FilledRecords.Fill(new User { Id = Id, UserName = "" }, values, Keys) },
            new() { Execution = FilledRecords.Fill(new ExecutionRecord { Id = Id }, values, Keys) },
            new() { Service = FilledRecords.Fill(new ServiceRecord { Id = Id, ExecutionId = Id }, values, Keys) },
            new() { Event = FilledRecords.Fill(new EventRecord { ExecutionId = Id }, values, Keys) },
            new() { Key = FilledRecords.Fill(new SubmissionKeyRecord { ExecutionId = Id }, values, Keys) },
            new() { Quota = FilledRecords.Fill(new QuotaRecord(), values, Keys) },
            new() { Audit = FilledRecords.Fill(new AuditRecord { Id = Id, Result = Result }, values, Keys) },
            new() { Usage = FilledRecords.Fill(new UsageRecord { ServiceId = Id }, values, Keys) },
            new() { Accounting = FilledRecords.Fill(new AccountingRecord { Month = Month }, values, Keys) },
        ];
    }

    /// <summary>The properties that differ.</summary>
    internal static IEnumerable<string> Differences(StoreRecord expected, StoreRecord actual) => Properties()
        .Select(property => (Expected: property.GetValue(expected), Actual: property.GetValue(actual)))
        .Where(values => values.Expected is not null)
        .SelectMany(values => FilledRecords.Differences(values.Expected!, values.Actual!));

    private static IEnumerable<PropertyInfo> Properties() => typeof(StoreRecord).GetProperties().Where(property => property.CanWrite);
}
