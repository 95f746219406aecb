using System.Text.Json.Nodes;

namespace Zoe.CrashHarness.Workloads;

/// <summary>The answer of a host; without a status there was none, and the request may have had its effect.</summary>
internal sealed record ApiAnswer(int? Status, string Body)
{
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>It had no effect, and repeating it would not help.</summary>
    public bool IsRefused => Status is >= 400 and < 500;

    /// <summary>It had no effect: these two messages promise it.</summary>
    public bool IsNotStored => Status == 503
        && (Body.Contains("too many pending requests", StringComparison.Ordinal) || Body.Contains("The engine is stopping", StringComparison.Ordinal));

    public JsonNode Json => JsonNode.Parse(Body)!;

    public override string ToString() => $"{Status?.ToString() ?? "no answer"} {Body.ReplaceLineEndings(" ")}";
}
