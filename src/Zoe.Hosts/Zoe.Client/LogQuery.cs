using Zoe.Client.Http;

namespace Zoe.Client;

/// <summary>Which part of a log to read; by default all of it.</summary>
public sealed record LogQuery
{
    /// <summary>True to follow the output until the service has ended; not together with <see cref="Until"/>.</summary>
    public bool Follow { get; init; }

    /// <summary>Only lines received at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only lines received at this time or before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only this many last lines.</summary>
    public int? Tail { get; init; }

    /// <summary>
    /// Resumes at the <see cref="LogChunk.Next"/> of a chunk; not together with <see cref="Since"/> or <see
    /// cref="Tail"/>.
    /// </summary>
    public string? From { get; init; }

    internal string ToQueryString() => new QueryText()
        .Add("follow", Follow ? "true" : "false").Add("cursors", "true")
        .Add("since", Since).Add("until", Until).Add("tail", Tail).Add("from", From)
        .ToString();
}
