using System.Collections.Concurrent;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Bounds how many passwords are hashed at a time, since each takes a core for tens of milliseconds, and how many wait
/// for it. Credentials that were right not long ago have a place of their own.
/// </summary>
internal sealed class HashingLimit : IDisposable
{
    /// <summary>How many may wait.</summary>
    public const int MostWaiting = 128;

    /// <summary>How many of them may come from one address.</summary>
    public const int MostOfOneAddress = 64;

    private readonly SemaphoreSlim _unknown = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly SemaphoreSlim _known = new(1);
    private readonly ConcurrentDictionary<string, int> _waitingByAddress = new(StringComparer.Ordinal);
    private int _waiting;

    /// <summary>Runs a check when it is its turn; null when too many wait.</summary>
    public async Task<bool?> RunAsync(Func<bool> check, string address, bool known, CancellationToken cancellationToken)
    {
        if (known) return await RunAsync(check, _known, cancellationToken);
        var all = Interlocked.Increment(ref _waiting);
        var ofAddress = _waitingByAddress.AddOrUpdate(address, 1, static (_, count) => count + 1);
        try
        {
            return all > MostWaiting || ofAddress > MostOfOneAddress ? null : await RunAsync(check, _unknown, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            if (_waitingByAddress.AddOrUpdate(address, 0, static (_, count) => count - 1) == 0)
                _waitingByAddress.TryRemove(new KeyValuePair<string, int>(address, 0));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _unknown.Dispose();
        _known.Dispose();
    }

    private static async Task<bool> RunAsync(Func<bool> check, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return check();
        }
        finally
        {
            places.Release();
        }
    }
}
