namespace Zoe.Hosting.FaultSimulation.Checks;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Invariant">Its name, for example <c>I1</c>.</param>
/// <param name="Message">What was observed.</param>
/// <param name="Time">When, in virtual time.</param>
internal sealed record Violation(string Invariant, string Message, TimeSpan Time);
