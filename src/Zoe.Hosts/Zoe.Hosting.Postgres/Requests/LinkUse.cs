using Npgsql;
using Zoe.Hosting.Postgres.Executions;

namespace Zoe.Hosting.Postgres.Requests;

/// <summary>When executions were last used through links, by the server's clock.</summary>
internal sealed class LinkUse(PostgresDatabase database)
{
    public Task RecordAsync(IReadOnlyCollection<long> executionIds, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            // Sorted, so that two hosts do not wait for each other; executions that were deleted are left out.
            await using var command = new NpgsqlCommand(
                """
                INSERT INTO link_activity (execution_id, last)
                SELECT id, clock_timestamp() FROM execution WHERE id = ANY($1) ORDER BY id
                ON CONFLICT (execution_id) DO UPDATE SET last = excluded.last
                """,
                connection);
            command.Parameters.Add(SqlParameters.Ids(executionIds));
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<long, TimeSpan>> ReadAsync(CancellationToken cancellationToken) =>
        database.ReadOneAsync<IReadOnlyDictionary<long, TimeSpan>>(
            async connection =>
            {
                await using var command = new NpgsqlCommand(
                    "SELECT execution_id, extract(epoch FROM clock_timestamp() - last)::float8 FROM link_activity", connection);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var ages = new Dictionary<long, TimeSpan>();
                while (await reader.ReadAsync(cancellationToken)) ages.Add(reader.GetInt64(0), TimeSpan.FromSeconds(reader.GetDouble(1)));
                return ages;
            },
            cancellationToken);
}
