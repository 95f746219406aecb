namespace Zoe.Scheduler.Tests;

/// <summary>The last come first, with a count of how often it was asked.</summary>
internal sealed class CountingOrder : IQueueOrder
{
    public string Name => "counting";

    public int Asked { get; set; }

    public double Key(in QueueEntry entry, DateTimeOffset now)
    {
        Asked++;
        return (now - entry.Execution.SubmittedAt).TotalSeconds;
    }
}
