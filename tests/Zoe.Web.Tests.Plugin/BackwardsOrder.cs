using Zoe.Scheduler;

namespace Zoe.Web.Tests.Plugin;

/// <summary>An order of its own.</summary>
public sealed class BackwardsOrder : IQueueOrder
{
    public string Name => "backwards";

    public double Key(in QueueEntry entry, DateTimeOffset now) => 1;
}
