using System.Collections.Immutable;
using Zoe.Scheduler.Simulation.Workloads;

namespace Zoe.Scheduler.Simulation;

/// <summary>
/// The mix of the flexible scheduler's research: 80 % elastic batch applications (1 to 4 core components, tens of elastic
/// ones), 20 % rigid, durations from half a minute to nine days with a heavy tail.
/// </summary>
public static class ResearchWorkload
{
    private const double ShareElastic = 0.8;
    private const double ShortestSeconds = 30;
    private const double LongestSeconds = 9 * 86_400;
    private const double LargestCores = 6.4;
    private const double LargestGibibytes = 25.6;
    private const double BytesPerGibibyte = 1L << 30;

    /// <summary>Capacity of each node.</summary>
    public static Resources NodeCapacity { get; } = new(32_000, 128L << 30);

    /// <summary>Generates the workload; the same options give the same workload on every machine.</summary>
    public static Workload Generate(ResearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Generate(options, Shape);
    }

    /// <summary>The same arrivals and durations with components drawn by <paramref name="shape"/>.</summary>
    internal static Workload Generate(ResearchOptions options, Func<SeededRandom, ComponentShape> shape)
    {
        var random = new SeededRandom(options.Seed);
        var drafts = Enumerable.Range(0, options.Applications).Select(_ => Draw(random, options.Span, shape)).ToList();
        var scale = DurationScale.Find(drafts, options.Load * Work(options), Limit);
        var applications = drafts.Select(draft => draft with { Duration = Limit(TimeSpan.FromSeconds(Math.Min(draft.Duration.TotalSeconds * scale, LongestSeconds))) })
            .OrderBy(application => application.Submitted);
        return new Workload(
            $"research: {options.Applications} applications over {options.Span.TotalDays:0.#} days, load {options.Load}, seed {options.Seed}",
            Workload.UniformNodes(options.Nodes, NodeCapacity),
            [.. applications]);
    }

    private static SimulatedApplication Draw(
        SeededRandom random, TimeSpan span, Func<SeededRandom, ComponentShape> shapeOf)
    {
        var submitted = span * random.Uniform();
        var duration = TimeSpan.FromSeconds(random.BoundedPareto(0.3, ShortestSeconds, LongestSeconds));
        var shape = shapeOf(random);
        return new SimulatedApplication(submitted, duration, shape.Core, shape.Elastic, shape.Demand);
    }

    private static ComponentShape Shape(SeededRandom random)
    {
        var elastic = random.Uniform() < ShareElastic;
        var core = elastic ? random.Integer(1, 4) : random.Integer(1, 10);
        var more = elastic ? (int)(10 * random.BoundedPareto(1.2, 0.5, 10)) : 0;
        return new ComponentShape(core, more, Component(random));
    }

    // Squared, so that small components are common and large ones rare.
    private static Resources Component(SeededRandom random)
    {
        var cores = Math.Pow(random.Uniform(), 2) * LargestCores;
        var memory = Math.Pow(random.Uniform(), 2) * LargestGibibytes;
        return new Resources(Math.Max(100, (long)(cores * 1000)), Math.Max(128L << 20, (long)(memory * BytesPerGibibyte)));
    }

    private static TimeSpan Limit(TimeSpan duration) =>
        TimeSpan.FromSeconds(Math.Round(Math.Clamp(duration.TotalSeconds, ShortestSeconds, LongestSeconds)));

    // In node-seconds, for cores and memory alike.
    private static double Work(ResearchOptions options) => options.Nodes * options.Span.TotalSeconds;
}
