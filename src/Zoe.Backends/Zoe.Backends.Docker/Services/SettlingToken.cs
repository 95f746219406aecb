namespace Zoe.Backends.Docker.Services;

/// <summary>
/// A token for requests that an engine completes even when the client disconnects: it is cancelled some time after the
/// caller's, so that the response usually arrives and the result is known.
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
