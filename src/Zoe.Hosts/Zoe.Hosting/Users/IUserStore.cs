namespace Zoe.Hosting.Users;

/// <summary>Where users are kept.</summary>
public interface IUserStore
{
    /// <summary>The user with this login name; null when there is none.</summary>
    Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Adds a user and returns it with its id; null, changing nothing, when the name is taken.</summary>
    Task<User?> AddUserAsync(User user, CancellationToken cancellationToken);

    /// <summary>Replaces the password hash of a user.</summary>
    Task SetPasswordHashAsync(long userId, string passwordHash, CancellationToken cancellationToken);
}
