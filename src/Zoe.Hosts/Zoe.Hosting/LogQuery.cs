namespace Zoe.Hosting;

/// <summary>
/// Which part of a service's output to read. Lines have the time at which Zoe received them, to 0.1 s.
/// </summary>
public sealed record LogQuery
{
    /// <summary>True to follow the output until the service has ended; not together with <see cref="Until"/>.</summary>
    public bool Follow { get; init; }

    /// <summary>Only lines received at this time or later; null for no lower bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only lines received at this time or before; null for no upper bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// Resumes at the position of an earlier <see cref="LogChunk"/>; not together with <see cref="Since"/> and <see
    /// cref="Tail"/>.
    /// </summary>
    public LogPosition? From { get; init; }

    /// <summary>Only this many last lines of these; null for all.</summary>
    public int? Tail { get; init; }
}
