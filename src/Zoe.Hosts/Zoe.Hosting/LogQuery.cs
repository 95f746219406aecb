namespace Zoe.Hosting;

/// <summary>Which part of a service's output to read. Times are those at which Zoe received a line, to 0.1 s.</summary>
public sealed record LogQuery
{
    /// <summary>True to go on until the service has ended; not together with <see cref="Until"/>.</summary>
    public bool Follow { get; init; }

    /// <summary>Only lines that came then or later; null from the beginning.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only lines that came then or before; null to the end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// Only what comes after this place, which an earlier <see cref="LogChunk"/> told; not together with
    /// <see cref="Since"/> and <see cref="Tail"/>.
    /// </summary>
    public LogPosition? From { get; init; }

    /// <summary>Of these, only so many last lines; null for all.</summary>
    public int? Tail { get; init; }
}
