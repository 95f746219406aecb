namespace Zoe.Backends.Docker.Services;

/// <summary>
/// Lets only so many requests of a kind go to an engine at once. It does no more per second when it is asked for more
/// at once, it only answers each later, and an answer that comes too late counts as none.
/// </summary>
internal sealed class RequestSlots(int count = RequestSlots.Usual) : IDisposable
{
    private const int Usual = 16;

    private readonly SemaphoreSlim _slots = new(count, count);

    /// <summary>Does the work when there is a slot.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();
}
