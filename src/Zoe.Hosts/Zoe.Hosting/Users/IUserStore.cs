namespace Zoe.Hosting.Users;

/// <summary>Persists users.</summary>
public interface IUserStore
{
    /// <summary>The user with a login name; null when there is none.</summary>
    Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Adds a user and returns it with its id; null when the name exists.</summary>
    Task<User?> AddUserAsync(User user, CancellationToken cancellationToken);

    /// <summary>Replaces the password hash of a user.</summary>
    Task SetPasswordHashAsync(long userId, string passwordHash, CancellationToken cancellationToken);
}
