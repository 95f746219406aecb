namespace Zoe.Scheduler.Tests.Differential;

/// <summary>Last in, first out; counts calls.</summary>
internal sealed class CountingOrder : IQueueOrder
{
    public string Name => "counting";

    public int Calls { get; set; }

    public double Key(in QueueEntry entry, DateTimeOffset now)
    {
        Calls++;
        return (now - entry.Execution.SubmittedAt).TotalSeconds;
    }
}
