using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite;

namespace Zoe.Hosting.Tests.Store;

public sealed class FilterIndexTests : StoreTest
{
    private const int Filters = 9;

    [Theory]
    [InlineData(null, false, false)]
    [InlineData(20, false, false)]
    [InlineData(20, true, false)]
    [InlineData(20, false, true)]
    [InlineData(20, true, true)]
    public async Task Every_combination_of_filters_uses_an_index(int? limit, bool before, bool after)
    {
        await Database.OpenAsync(Cancellation);
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=false");
        await connection.OpenAsync(Cancellation);
        var scans = new List<string>();
        for (var chosen = 1; chosen < 1 << Filters; chosen++)
        {
            var query = new ExecutionSql(Filter(chosen) with
            {
                Limit = limit,
                BeforeId = before ? 1000 : null,
                AfterId = after ? 10 : null,
            });
            var plan = Explain(connection, query);
            if (!plan.Contains("SEARCH execution", StringComparison.Ordinal) || plan.Contains("SCAN", StringComparison.Ordinal))
                scans.Add($"{query.SelectIds}: {plan}");
        }

        scans.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_newest_of_a_user_a_status_or_a_name_are_found_without_sorting(int chosen)
    {
        await Database.OpenAsync(Cancellation);
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=false");
        await connection.OpenAsync(Cancellation);
        Explain(connection, new ExecutionSql(Filter(chosen) with { Limit = 20 })).ShouldNotContain("TEMP B-TREE");
    }

    private static ExecutionFilter Filter(int chosen)
    {
        DateTimeOffset? Time(int bit) => (chosen & (1 << bit)) == 0 ? null : DateTimeOffset.UnixEpoch.AddDays(bit);
        return new ExecutionFilter
        {
            Status = (chosen & 1) == 0 ? null : ExecutionStatus.Terminated,
            Name = (chosen & 2) == 0 ? null : "run1",
            UserId = (chosen & 4) == 0 ? null : 1,
            EarlierThanSubmit = Time(3),
            EarlierThanStart = Time(4),
            EarlierThanEnd = Time(5),
            LaterThanSubmit = Time(6),
            LaterThanStart = Time(7),
            LaterThanEnd = Time(8),
        };
    }

    private static string Explain(SqliteConnection connection, ExecutionSql query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {query.SelectIds}";
        foreach (var (name, value) in query.Parameters) command.Parameters.AddWithValue("@" + name, value);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read()) steps.Add(reader.GetString(3));
        return string.Join("; ", steps);
    }
}
