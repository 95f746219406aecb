namespace Zoe.Cli.Output;

/// <summary>One line of a log with <c>--json</c>.</summary>
internal sealed record LogLineDocument(long ServiceId, string Line);
