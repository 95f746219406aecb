using Zoe.Hosting.Store;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Revoked sessions in a store that all hosts share, so that a session ends on all of them at once.</summary>
internal sealed class StoredEndedSessions(ISecretStore store, TimeProvider time) : IEndedSessions
{
    private const string Kind = "ended-session";

    public async ValueTask<bool> ContainsAsync(string session, CancellationToken cancellationToken) =>
        await store.FindAsync(Kind, session, cancellationToken) is not null;

    public Task AddAsync(string session, CancellationToken cancellationToken) =>
        store.AddAsync(Kind, session, "", time.GetUtcNow() + LoginScheme.CookieLifetime, cancellationToken);
}
