namespace Zoe.Hosting;

/// <summary>Refuses options with which the engine could not work.</summary>
internal static class OptionsCheck
{
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">Says all that is wrong.</exception>
    public static void Check(ZoeOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.DeploymentName)) problems.Add("DeploymentName is empty.");
        if (options.StopGrace < TimeSpan.Zero || options.StopGrace > LongestGrace)
            problems.Add($"StopGrace is {options.StopGrace}; it may be 0 to {LongestGrace}.");
        if (options.ReconcileInterval <= TimeSpan.Zero)
            problems.Add($"ReconcileInterval is {options.ReconcileInterval}; it must be more than 0.");
        if (options.NodeLostAfter < TimeSpan.Zero)
            problems.Add($"NodeLostAfter is {options.NodeLostAfter}; it must be 0 or more, or null for never.");
        if (options.SchedulerReserveAfter < TimeSpan.Zero)
            problems.Add($"SchedulerReserveAfter is {options.SchedulerReserveAfter}; it must be 0 or more, or null for never.");
        if (problems.Count > 0) throw new ArgumentException(string.Join(' ', problems), nameof(options));
    }
}
