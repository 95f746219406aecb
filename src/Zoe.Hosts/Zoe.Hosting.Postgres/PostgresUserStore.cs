using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Postgres;

/// <summary>Users in a PostgreSQL database.</summary>
public sealed class PostgresUserStore(PostgresDatabase database) : IUserStore
{
    internal const string Columns = "id, username, password_hash, fs_uid, email, enabled";

    private readonly UserLookups _lookups = new(database);

    /// <inheritdoc/>
    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) =>
        _lookups.FindAsync(SqlParameters.Storable(userName) ?? "", cancellationToken);

    /// <inheritdoc/>
    public Task<User?> AddUserAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return database.WriteAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    INSERT INTO users (username, password_hash, fs_uid, email, enabled) VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (username) DO NOTHING
                    RETURNING id
                    """,
                    connection);
                command.Parameters.Add(SqlParameters.Text(user.UserName));
                command.Parameters.Add(SqlParameters.Text(user.PasswordHash));
                command.Parameters.Add(SqlParameters.Int(user.FsUid));
                command.Parameters.Add(SqlParameters.Text(user.Email));
                command.Parameters.Add(SqlParameters.Flag(user.Enabled));
                return await command.ExecuteScalarAsync(cancellationToken) is long id ? user with { Id = id } : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(long userId, string passwordHash, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("UPDATE users SET password_hash = $2 WHERE id = $1", connection);
            command.Parameters.Add(SqlParameters.Whole(userId));
            command.Parameters.Add(SqlParameters.Text(passwordHash));
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    internal static User Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        UserName = row.GetString(1),
        PasswordHash = row.IsDBNull(2) ? null : row.GetString(2),
        FsUid = row.GetInt32(3),
        Email = row.GetString(4),
        Enabled = row.GetBoolean(5),
    };
}
