using Dapper;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Sqlite;

/// <summary>Users in a SQLite file.</summary>
public sealed class SqliteUserStore(SqliteDatabase database) : IUserStore
{
    /// <inheritdoc/>
    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<User>(
            """
            SELECT id AS Id, username AS UserName, password_hash AS PasswordHash, fs_uid AS FsUid, email AS Email,
                enabled AS Enabled
            FROM user WHERE username = @userName
            """,
            new { userName }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<User?> AddUserAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return database.WriteAsync(
            async connection =>
            {
                var id = await connection.ExecuteScalarAsync<long?>(
                    """
                    INSERT INTO user (username, password_hash, fs_uid, email, enabled)
                    VALUES (@UserName, @PasswordHash, @FsUid, @Email, @Enabled)
                    ON CONFLICT (username) DO NOTHING
                    RETURNING id
                    """,
                    user);
                return id is { } given ? user with { Id = given } : null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(long userId, string passwordHash, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE user SET password_hash = @passwordHash WHERE id = @userId", new { userId, passwordHash }),
            cancellationToken);
}
