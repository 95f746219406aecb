namespace Zoe.CrashHarness.Checks;

/// <summary>A broken promise: the invariant of docs/reliability.md, and what was found.</summary>
internal sealed record Violation(string Invariant, string Message)
{
    public override string ToString() => $"{Invariant}: {Message}";
}
