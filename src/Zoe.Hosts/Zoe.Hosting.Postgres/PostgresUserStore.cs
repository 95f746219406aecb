using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Postgres;

/// <summary>Users in a PostgreSQL database.</summary>
public sealed class PostgresUserStore(PostgresDatabase database) : IUserStore
{
    /// <inheritdoc/>
    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(
                "SELECT id, username, password_hash, fs_uid, email, enabled FROM users WHERE username = $1", connection);
            command.Parameters.Add(SqlParameters.Text(userName));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken)) return null;
            return new User
            {
                Id = reader.GetInt64(0),
                UserName = reader.GetString(1),
                PasswordHash = await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2),
                FsUid = reader.GetInt32(3),
                Email = reader.GetString(4),
                Enabled = reader.GetBoolean(5),
            };
        },
        cancellationToken);

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
}
