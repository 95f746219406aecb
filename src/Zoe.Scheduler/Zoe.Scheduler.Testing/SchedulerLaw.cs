using Zoe.Scheduler.Testing.Cases;

namespace Zoe.Scheduler.Testing;

/// <summary>A property that every plan must have.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Text">The law in a sentence.</param>
/// <param name="Violation">Describes the violation in a case; null for none.</param>
public sealed record SchedulerLaw(string Name, string Text, Func<LawCase, string?> Violation);
