namespace Zoe.TestKubernetes.Server;

/// <summary>What shall go wrong.</summary>
public sealed class Faults : IDisposable
{
    private CancellationTokenSource _streams = new();

    /// <summary>Answers requests for which this gives a status with an error of it. Null gives none.</summary>
    public Func<string, string, int?>? Refuse { get; set; }

    /// <summary>Leaves requests for which this holds without an answer for as long as they wait. Null answers all.</summary>
    public Func<string, bool>? Withhold { get; set; }

    /// <summary>Before each line of a watch, this long nothing is sent.</summary>
    public TimeSpan StreamDelay { get; set; }

    /// <summary>Cuts the next log streams after so many bytes each, one after the other.</summary>
    public Queue<int> LogCuts { get; } = new();

    /// <summary>Cancelled when the streams of now are to be cut.</summary>
    internal CancellationToken Streams => _streams.Token;

    /// <summary>Cuts all watches and logs that are open.</summary>
    public void CutStreams() => Interlocked.Exchange(ref _streams, new CancellationTokenSource()).Cancel();

    public void Dispose() => _streams.Dispose();
}
