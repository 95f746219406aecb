using System.Globalization;

namespace Zoe.CrashHarness.Journals;

/// <summary>The clock by which services record themselves.</summary>
internal static class Uptime
{
    /// <summary>Seconds since the boot of the machine.</summary>
    public static double Seconds => double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
}
