namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>How a log stream is after it was read.</summary>
internal enum LogStreamState
{
    /// <summary>Output came, and more may come.</summary>
    Open,

    /// <summary>Nothing came within the limit; the stream is still open.</summary>
    Silent,

    /// <summary>The node ended it.</summary>
    Ended,

    /// <summary>The connection broke.</summary>
    Broken,
}
