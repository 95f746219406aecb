using Zoe.Scheduler;

namespace Zoe.Hosting.Tests;

internal sealed class NewestFirst : IQueueOrder
{
    public string Name => "newest";

    public double Key(in QueueEntry entry, DateTimeOffset now) => 0;
}
