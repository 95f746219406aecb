using FsCheck;
using FsCheck.Fluent;
using Zoe.Scheduler.Cores;

namespace Zoe.Scheduler.Tests.Cores;

public class CoreDistributionTests
{
    [Fact]
    public void Free_cores_are_shared_equally_except_with_fixed_services() =>
        CoreDistribution.Share(8000, [new CoreShare(1, 1000), new CoreShare(2, 2000, IsFixed: true), new CoreShare(3, 500)])
            .ShouldBe([new CoreShare(1, 3250), new CoreShare(2, 2000, IsFixed: true), new CoreShare(3, 2750)]);

    [Fact]
    public void Services_of_a_full_or_over_committed_node_keep_their_reservations() =>
        CoreDistribution.Share(1000, [new CoreShare(1, 1000), new CoreShare(2, 2000)])
            .ShouldBe([new CoreShare(1, 1000), new CoreShare(2, 2000)]);

    [Fact]
    public void All_free_cores_are_distributed() =>
        Prop.ForAll(
            Gen.Choose(0, 5000).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(),
            (reserved, node) =>
            {
                var services = reserved.Select((millicores, i) => new CoreShare(i, millicores)).ToList();
                var shares = CoreDistribution.Share(node, services);
                return shares.Sum(share => share.Millicores) == Math.Max(node, reserved.Sum())
                    && shares.Zip(services).All(pair => pair.First.Millicores >= pair.Second.Millicores)
                    && shares.Max(share => share.Millicores - reserved[(int)share.ServiceId])
                        - shares.Min(share => share.Millicores - reserved[(int)share.ServiceId]) <= 1;
            }).QuickCheckThrowOnFailure();
}
