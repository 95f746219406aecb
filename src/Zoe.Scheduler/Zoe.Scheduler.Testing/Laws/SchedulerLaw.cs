namespace Zoe.Scheduler.Testing;

/// <summary>Something that every plan must keep.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Text">The law in a sentence.</param>
/// <param name="Violation">What breaks it in a case; null when it is kept.</param>
public sealed record SchedulerLaw(string Name, string Text, Func<LawCase, string?> Violation);
