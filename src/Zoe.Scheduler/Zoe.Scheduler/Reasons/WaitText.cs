using System.Globalization;

namespace Zoe.Scheduler.Reasons;

/// <summary>Formats a <see cref="Wait"/> as text.</summary>
public static class WaitText
{
    /// <summary>
    /// A clause without a full stop, as in "needs 1 core and 4 GiB of memory: 3 nodes have too little free
    /// memory (512 MiB short at best), 1 node is disabled or does not answer".
    /// </summary>
    public static string Describe(Wait wait) => Describe(wait, Describe);

    /// <summary>The same with a custom text for obstacles.</summary>
    public static string Describe(Wait wait, Func<Obstacle, string> describe)
    {
        ArgumentNullException.ThrowIfNull(wait);
        var needs = $"needs {Cores(wait.Demand.Millicores)} and {Memory(wait.Demand.MemoryBytes)} of memory: ";
        return wait.Obstacles.IsEmpty
            ? needs + "the cluster has no nodes"
            : needs + string.Join(", ", wait.Obstacles.Select(describe));
    }

    /// <summary>Formats one obstacle, as in "12 nodes lack the label gpu".</summary>
    public static string Describe(Obstacle obstacle)
    {
        ArgumentNullException.ThrowIfNull(obstacle);
        var one = obstacle.Nodes == 1;
        var nodes = one ? "1 node" : $"{obstacle.Nodes} nodes";
        var have = one ? "has" : "have";
        return obstacle.Kind switch
        {
            ObstacleKind.MissingImage => $"{nodes} {(one ? "lacks" : "lack")} the image {obstacle.Detail}",
            ObstacleKind.MissingLabel => $"{nodes} {(one ? "lacks" : "lack")} the label {obstacle.Detail}",
            ObstacleKind.TooSmall =>
                $"{nodes} {(one ? "is" : "are")} too small even when empty ({Amount(obstacle)} short at best)",
            ObstacleKind.NotSchedulable => one
                ? "1 node is disabled or does not answer" : $"{nodes} are disabled or do not answer",
            ObstacleKind.Affinity =>
                $"{nodes} {(one ? "does" : "do")} not run the other services of its affinity group",
            ObstacleKind.AntiAffinity => $"{nodes} {(one ? "runs" : "run")} a service of its anti-affinity group",
            ObstacleKind.Cores => $"{nodes} {have} too few free cores ({Amount(obstacle)} short at best)",
            ObstacleKind.Memory => $"{nodes} {have} too little free memory ({Amount(obstacle)} short at best)",
            ObstacleKind.Reserved => $"{nodes} {(one ? "is" : "are")} reserved for executions ahead in the queue",
            ObstacleKind.NoRoomForAll =>
                $"{nodes} {have} room for it alone, but not for all services that must start together",
            _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle.Kind, "Unknown kind of obstacle."),
        };
    }

    private static string Amount(Obstacle obstacle) =>
        obstacle.Kind == ObstacleKind.Memory || string.Equals(obstacle.Detail, "memory", StringComparison.Ordinal)
            ? Memory(obstacle.Shortfall)
            : Cores(obstacle.Shortfall);

    private static string Cores(long millicores) =>
        (millicores / 1000.0).ToString("0.###", CultureInfo.InvariantCulture) + (millicores == 1000 ? " core" : " cores");

    private static string Memory(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
        var amount = (double)bytes;
        var unit = 0;
        while (amount >= 1024 && unit < units.Length - 1)
        {
            amount /= 1024;
            unit++;
        }

        return bytes == 1 ? "1 byte" : amount.ToString("0.##", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
