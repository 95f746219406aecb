using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Zoe.Scheduler.Testing.Cases;

/// <summary>
/// Generates clusters and queues: small and nearly full, with many edge cases. Running services fit and respect labels, images
/// and affinity.
/// </summary>
public static class SchedulingCases
{
    /// <summary>The time of generated requests.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] LabelNames = ["gpu", "ssd"];
    private static readonly string[] ImageNames = ["spark", "tf"];

    /// <summary>Requests that use every feature, with shrinking.</summary>
    public static Arbitrary<PlanRequest> Requests { get; } =
        Arb.From(AnyRequest(), request => CaseShrinker.Shrink(request));

    private static Gen<ClusterNode> Node() =>
        from cores in Gen.Choose(0, 8)
        from memory in Gen.Choose(0, 8)
        from labels in Gen.Frequency((3, Gen.Constant(new List<string>())), (2, Gen.SubListOf(LabelNames)))
        from images in Gen.Frequency((3, Gen.Constant<List<string>?>(null)), (1, Gen.SubListOf(ImageNames)))
        from schedulable in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new ClusterNode
        {
            Name = "",
            Capacity = new Resources(cores * 1000, memory),
            Labels = [.. labels],
            Images = images is null ? null : [.. images],
            Schedulable = schedulable,
        };

    private static Gen<ScheduledService> Service() =>
        from cores in Gen.Choose(0, 5)
        from memory in Gen.Choose(0, 5)
        from essential in Gen.Elements(true, true, false)
        from labels in Gen.Frequency((5, Gen.Constant(new List<string>())), (1, Gen.SubListOf(LabelNames)))
        from image in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>(ImageNames)))
        from together in Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("t")))
        from apart in Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("a")))
        from avoid in Gen.Frequency((6, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("n1", "n2", "n3")))
        select new ScheduledService
        {
            Id = 0,
            Essential = essential,
            Demand = new Resources(cores * 1000, memory),
            Labels = [.. labels],
            Image = image,
            AffinityGroup = together,
            AntiAffinityGroup = apart,
            AvoidNode = avoid,
        };

    private static Gen<ScheduledExecution> Execution() =>
        from services in Gen.Choose(1, 5).SelectMany(count => Service().ListOf(count))
        from alike in Gen.Elements(true, false)
        from minutes in Gen.Choose(0, 120)
        from size in Gen.Choose(0, 5)
        from duration in Gen.Choose(0, 10)
        from progress in Gen.Choose(0, 4)
        from priority in Gen.Elements(0, 0, 0, 1, -1)
        select new ScheduledExecution
        {
            Id = 0,
            SubmittedAt = Now.AddMinutes(-minutes),
            Size = size,
            Priority = priority,
            ExpectedDuration = duration == 0 ? null : TimeSpan.FromMinutes(duration),
            Progress = progress / 4.0,
            Services = [.. (alike ? services.Select(service => services[0] with { Essential = service.Essential }) : services)
                .OrderByDescending(service => service.Essential)],
        };

    private static Gen<PlanRequest> AnyRequest() =>
        from nodes in Gen.Choose(0, 7).SelectMany(count => Node().ListOf(count))
        from executions in Gen.Choose(0, 9).SelectMany(count => Execution().ListOf(count))
        from running in Gen.Choose(0, 3).ListOf(executions.Count)
        from seed in Gen.Choose(0, 1000)
        select CaseBuilder.Assemble(nodes, executions, running, seed);
}
