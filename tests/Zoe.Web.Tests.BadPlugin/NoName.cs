using Zoe.Scheduler;

namespace Zoe.Web.Tests.BadPlugin;

public sealed class NoName : IQueueOrder
{
    public string Name => "";

    public double Key(in QueueEntry entry, DateTimeOffset now) => 0;
}
