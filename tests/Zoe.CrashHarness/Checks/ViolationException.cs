namespace Zoe.CrashHarness.Checks;

/// <summary>Ends a run.</summary>
internal sealed class ViolationException(Violation violation) : Exception(violation.ToString())
{
    public Violation Violation => violation;
}
