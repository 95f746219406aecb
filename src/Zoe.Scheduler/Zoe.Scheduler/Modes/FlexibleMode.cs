namespace Zoe.Scheduler;

/// <summary>Essential services of everyone first, elastic ones with what is left.</summary>
internal sealed class FlexibleMode : ISchedulerMode
{
    public string Name => ModeNames.Flexible;

    public IScheduler Create(IQueueOrder order, IPlacementPolicy placement) => new LinearScheduler(Name, order, placement);
}
