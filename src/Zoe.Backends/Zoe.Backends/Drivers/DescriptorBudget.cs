using System.Globalization;

namespace Zoe.Backends.Drivers;

/// <summary>
/// How many file descriptors this process may open, of which a part is reserved for the server itself: without descriptors
/// it could neither answer requests nor see services end. Check it before opening one that stays open for long.
/// </summary>
/// <param name="limit">How many the process may have; null for no limit.</param>
/// <param name="countOpen">Counts those that are open now.</param>
public sealed class DescriptorBudget(int? limit, Func<int> countOpen)
{
    private const int LeastReserve = 64;
    private const int MostReserve = 256;
    private const int PlentyLeft = 32_768;
    private const string OpenDescriptors = "/proc/self/fd";

    /// <summary>The limit of this process, as it is when this is first asked for; .NET raises it to the hard limit.</summary>
    public static DescriptorBudget OfThisProcess { get; } = OfProcess(ReadLimit());

    /// <summary>How many descriptors the process may have; null for no limit.</summary>
    public int? Limit => limit;

    /// <summary>How many are kept for the server: a quarter, at least 64 and at most 256.</summary>
    public int Reserve => limit is { } most ? Math.Clamp(most / 4, LeastReserve, MostReserve) : 0;

    /// <summary>How many are left, those of the reserve included.</summary>
    public int Left => limit is { } most ? Math.Max(0, most - countOpen()) : int.MaxValue;

    /// <summary>True when so many more can be opened without using the reserve.</summary>
    public bool HasRoomFor(int count) => limit is null || Left >= (long)count + Reserve;

    /// <summary>The message for users when there is no room.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"the server has {Left} of {limit} file descriptors left and keeps {Reserve} for itself; it starts more when others have ended. Raise the limit of open files (`ulimit -n`, LimitNOFILE= of systemd) for more at a time");

    /// <summary>Counting takes as long as there are open descriptors, so that a count that is far from the limit is kept.</summary>
    private static DescriptorBudget OfProcess(int? limit) =>
        new(limit, new CachedCount(CountOpen, Math.Max(0, (limit ?? 0) - PlentyLeft), TimeProvider.System).Read);

    private static int? ReadLimit()
    {
        if (!OperatingSystem.IsLinux()) return null;
        var line = File.ReadLines("/proc/self/limits").First(one => one.StartsWith("Max open files", StringComparison.Ordinal));
        var soft = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
    }

    private static int CountOpen()
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(OpenDescriptors).Count();
        }
        catch (IOException)
        {
            // Counting needs a descriptor, and there is none left.
            return int.MaxValue;
        }
    }
}
