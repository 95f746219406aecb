using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;

namespace Zoe.Hosting.FaultSimulation.Checks;

/// <summary>The first violation of a run, which ends it.</summary>
internal sealed class Verdict(VirtualRuntime runtime, Trace trace)
{
    public Violation? Violation { get; private set; }

    public bool HasFailed => Violation is not null;

    public void Fail(string invariant, string message)
    {
        if (HasFailed) return;
        Violation = new Violation(invariant, message, runtime.Now);
        trace.Add($"VIOLATION of {invariant}: {message}");
    }
}
