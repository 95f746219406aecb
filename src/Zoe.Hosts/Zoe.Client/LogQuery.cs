using Zoe.Client.Http;

namespace Zoe.Client;

/// <summary>Which part of a log is read; all of it until now unless restricted.</summary>
public sealed record LogQuery
{
    /// <summary>True to follow the output until the service has ended; not together with <see cref="Until"/>.</summary>
    public bool Follow { get; init; }

    /// <summary>Only lines that the server received since then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only lines that the server received until then.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only this many last lines.</summary>
    public int? Tail { get; init; }

    /// <summary>Begins at the <see cref="LogChunk.Next"/> of a chunk; not together with <see cref="Since"/> or <see cref="Tail"/>.</summary>
    public string? From { get; init; }

    internal string ToQueryString() => new QueryText()
        .Add("follow", Follow ? "true" : "false").Add("cursors", "true")
        .Add("since", Since).Add("until", Until).Add("tail", Tail).Add("from", From)
        .ToString();
}
