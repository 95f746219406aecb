namespace Zoe.Hosting.Store;

/// <summary>
/// Secrets that all hosts of a deployment share. Stores for several hosts implement it; with other stores, secrets are files
/// in the data folder. Values are not encrypted: read access to the store is enough to forge logins and links.
/// </summary>
public interface ISecretStore
{
    /// <summary>The values of a kind that have not expired, in the order in which they were added.</summary>
    Task<IReadOnlyList<string>> ListAsync(string kind, CancellationToken cancellationToken);

    /// <summary>A value that has not expired; null when there is none.</summary>
    Task<string?> FindAsync(string kind, string name, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a value, durably, unless one of this kind and name exists, and returns the stored one: hosts that add
    /// concurrently get the same.
    /// </summary>
    Task<string> AddAsync(string kind, string name, string value, DateTimeOffset? expires, CancellationToken cancellationToken);
}
