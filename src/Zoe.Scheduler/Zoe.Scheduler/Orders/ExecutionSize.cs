namespace Zoe.Scheduler.Orders;

/// <summary>The size of an execution: its duration, optionally multiplied by its services or resources.</summary>
internal static class ExecutionSize
{
    private const double BytesPerGibibyte = 1L << 30;

    /// <summary>The expected duration in seconds; infinite if unknown.</summary>
    public static double Duration(in QueueEntry entry) =>
        entry.Execution.ExpectedDuration?.TotalSeconds ?? double.PositiveInfinity;

    /// <summary>The remaining duration with all services, in seconds.</summary>
    public static double Remaining(in QueueEntry entry) => entry.Progress >= 1 ? 0 : Duration(entry) * (1 - Math.Max(entry.Progress, 0));

    public static double Of(double seconds, in QueueEntry entry, SizeDimensions dimensions) =>
        double.IsInfinity(seconds) ? seconds : seconds * Factor(entry, dimensions);

    private static double Factor(in QueueEntry entry, SizeDimensions dimensions) => dimensions switch
    {
        SizeDimensions.Duration => 1,
        SizeDimensions.Services => entry.Execution.Services.Length,
        SizeDimensions.Unplaced => entry.Unplaced,
        SizeDimensions.Volume => Volume(entry.Execution),
        _ => Volume(entry.Execution) * entry.Unplaced / Math.Max(1, entry.Execution.Services.Length),
    };

    private static double Volume(ScheduledExecution execution)
    {
        var volume = 0.0;
        foreach (var service in execution.Services)
            volume += service.Demand.Millicores / 1000.0 * (service.Demand.MemoryBytes / BytesPerGibibyte);
        return volume;
    }
}
