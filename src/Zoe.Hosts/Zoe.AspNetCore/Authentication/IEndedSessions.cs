namespace Zoe.AspNetCore.Authentication;

/// <summary>Revoked sessions of users who signed out; their cookies are rejected until they would have expired.</summary>
internal interface IEndedSessions
{
    ValueTask<bool> ContainsAsync(string session, CancellationToken cancellationToken);

    /// <summary>
    /// Revokes a session until its cookies expire, at most <see cref="LoginScheme.CookieLifetime"/> from now.
    /// </summary>
    Task AddAsync(string session, CancellationToken cancellationToken);
}
