namespace Zoe.Backends.Docker.Services;

/// <summary>
/// A token for requests that an engine carries out even when nobody waits for the answer any more: it ends some time
/// after the caller's, so that the answer usually still comes and what was done is known.
/// </summary>
internal sealed class SettlingToken : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _registration;

    public SettlingToken(TimeProvider time, CancellationToken cancellationToken)
    {
        _end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _registration = cancellationToken.Register(() => _end.CancelAfter(Patience));
    }

    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _end.Dispose();
    }
}
