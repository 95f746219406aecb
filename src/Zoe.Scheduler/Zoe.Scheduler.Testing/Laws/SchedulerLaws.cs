using FsCheck;
using FsCheck.Fluent;

namespace Zoe.Scheduler.Testing;

/// <summary>The laws that every scheduler must keep, and the call that checks them.</summary>
public static class SchedulerLaws
{
    /// <summary>How many cases one check looks at unless told otherwise.</summary>
    public const int OrdinaryCases = 2000;

    // The second half of a seed of FsCheck's generator, which has to be odd.
    private const ulong Gamma = 0x9E37_79B9_7F4A_7C15;

    /// <summary>All laws.</summary>
    public static IReadOnlyList<SchedulerLaw> All { get; } = [.. SafetyLaws.All, .. ProgressLaws.All, .. ReasonLaws.All];

    /// <summary>
    /// Checks all laws on generated clusters, queues and histories. The first case that breaks one is shrunk, and thrown
    /// as a <see cref="LawBrokenException"/> with code that reproduces it.
    /// </summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="promises">What it promises; the defaults fit one that behaves like the built-in flexible mode.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="laws">The laws to check; null for <see cref="All"/>.</param>
    /// <param name="seed">Draws the same cases every time; null for others in every run.</param>
    public static void Check(
        IScheduler scheduler, SchedulerPromises? promises = null, int cases = OrdinaryCases,
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
            // The last case that failed while it was shrunk is the smallest.
            throw smallest;
        }
    }

    /// <summary>The first law that is broken by the request or by a short history that starts with it; null for none.</summary>
    public static LawBrokenException? FindViolation(
        IScheduler scheduler, SchedulerPromises promises, PlanRequest request, IReadOnlyList<SchedulerLaw>? laws = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(request);
        foreach (var moment in SchedulingHistory.Of(request, state => new LawCase(scheduler, promises, state)))
        {
            foreach (var law in laws ?? All)
            {
                if (law.Violation(moment) is { } violation) return new LawBrokenException(law, violation, moment.Request);
            }
        }

        return null;
    }
}
