using FsCheck;
using FsCheck.Fluent;
using Zoe.Scheduler.Testing.Cases;
using Zoe.Scheduler.Testing.Laws;

namespace Zoe.Scheduler.Testing;

/// <summary>The properties that every scheduler must have ("laws"), and the method that checks them.</summary>
public static class SchedulerLaws
{
    /// <summary>Default number of generated cases for a check.</summary>
    public const int DefaultCases = 2000;

    // The second part of FsCheck's replay seed; must be odd.
    private const ulong Gamma = 0x9E37_79B9_7F4A_7C15;

    /// <summary>All laws.</summary>
    public static IReadOnlyList<SchedulerLaw> All { get; } = [.. SafetyLaws.All, .. ProgressLaws.All, .. ReasonLaws.All];

    /// <summary>
    /// Checks all laws on generated clusters, queues and histories. The first failing case is shrunk and thrown as a
    /// <see cref="LawBrokenException"/> with code that reproduces it.
    /// </summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="promises">Its promises; the defaults fit a scheduler like the built-in flexible mode.</param>
    /// <param name="cases">Number of generated cases.</param>
    /// <param name="laws">The laws to check; null for <see cref="All"/>.</param>
    /// <param name="seed">Seed of the generated cases; null for a random one.</param>
    public static void Check(
        IScheduler scheduler, SchedulerPromises? promises = null, int cases = DefaultCases,
        IReadOnlyList<SchedulerLaw>? laws = null, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        var promised = promises ?? new SchedulerPromises();
        var checkedLaws = laws ?? All;
        LawBrokenException? smallest = null;
        var property = Prop.ForAll(SchedulingCases.Requests, request =>
        {
            if (FindViolation(scheduler, promised, request, checkedLaws) is not { } broken) return true;
            smallest = broken;
            checkedLaws = [broken.Law];
            return false;
        });
        try
        {
            var config = Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true);
            property.Check(seed is { } fixedSeed ? config.WithReplay(fixedSeed, Gamma) : config);
        }
        catch (Exception) when (smallest is not null)
        {
            // The last failing case of the shrinking is the smallest.
            throw smallest;
        }
    }

    /// <summary>The first violation by the request or by a short history that starts with it; null for none.</summary>
    public static LawBrokenException? FindViolation(
        IScheduler scheduler, SchedulerPromises promises, PlanRequest request, IReadOnlyList<SchedulerLaw>? laws = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(request);
        foreach (var lawCase in SchedulingHistory.Of(request, state => new LawCase(scheduler, promises, state)))
        {
            foreach (var law in laws ?? All)
            {
                if (law.Violation(lawCase) is { } violation) return new LawBrokenException(law, violation, lawCase.Request);
            }
        }

        return null;
    }
}
