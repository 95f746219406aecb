using System.Collections.Concurrent;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Limits concurrent password hashing, which takes a core for tens of milliseconds, and the number of waiting checks.
/// Recently verified credentials have a slot of their own.
/// </summary>
internal sealed class HashingLimit : IDisposable
{
    /// <summary>Maximum number of waiting checks.</summary>
    public const int MaxWaiting = 128;

    /// <summary>Maximum number of waiting checks from one address.</summary>
    public const int MaxWaitingPerAddress = 64;

    private readonly SemaphoreSlim _unknown = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly SemaphoreSlim _known = new(1);
    private readonly ConcurrentDictionary<string, int> _waitingByAddress = new(StringComparer.Ordinal);
    private int _waiting;

    /// <summary>Runs a check; null when too many are waiting.</summary>
    public async Task<bool?> RunAsync(Func<bool> check, string address, bool known, CancellationToken cancellationToken)
    {
        if (known) return await RunAsync(check, _known, cancellationToken);
        var all = Interlocked.Increment(ref _waiting);
        var ofAddress = _waitingByAddress.AddOrUpdate(address, 1, static (_, count) => count + 1);
        try
        {
            return all > MaxWaiting || ofAddress > MaxWaitingPerAddress ? null : await RunAsync(check, _unknown, cancellationToken);
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
