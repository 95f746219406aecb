using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Registration;

internal sealed class EqualOrder : IQueueOrder
{
    public string Name => "equal";

    public double Key(in QueueEntry entry, DateTimeOffset now) => 0;
}
