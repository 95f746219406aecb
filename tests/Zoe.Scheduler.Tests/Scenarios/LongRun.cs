using System.Globalization;

namespace Zoe.Scheduler.Tests;

/// <summary>How many generated cases a property looks at: few in the ordinary run, more when asked for.</summary>
internal static class LongRun
{
    /// <summary>
    /// The ordinary number, or that of the environment variable ZOE_TEST_CASES when it is larger.
    /// </summary>
    public static int Cases(int ordinary) =>
        int.TryParse(Environment.GetEnvironmentVariable("ZOE_TEST_CASES"), CultureInfo.InvariantCulture, out var cases)
            ? Math.Max(ordinary, cases)
            : ordinary;
}
