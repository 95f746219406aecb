using Dapper;
using Zoe.Hosting.Sqlite.Statements;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Sqlite;

/// <summary>Users in a SQLite file.</summary>
public sealed class SqliteUserStore(SqliteDatabase database) : IUserStore
{
    /// <inheritdoc/>
    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) => database.QueryAsync(
        statements =>
        {
            var find = statements["SELECT id, username, password_hash, fs_uid, email, enabled FROM user WHERE username = @userName"];
            find.Bind(1, userName);
            return find.ReadFirst(Read);
        },
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

    private static User Read(SqliteStatement row) => new()
    {
        Id = row.GetNumber(0),
        UserName = row.GetText(1)!,
        PasswordHash = row.GetText(2),
        FsUid = (int)row.GetNumber(3),
        Email = row.GetText(4)!,
        Enabled = row.GetNumber(5) != 0,
    };
}
