using System.Globalization;

namespace Zoe.Scheduler.Tests;

/// <summary>How many generated cases a property looks at: few in the ordinary run, more when asked for.</summary>
internal static class LongRun
{
    private const int OrdinaryCases = Testing.SchedulerLaws.OrdinaryCases;

    /// <summary>
    /// The ordinary number; more, in proportion, when the environment variable ZOE_TEST_CASES names more cases for the laws
    /// of schedulers than they get in the ordinary run.
    /// </summary>
    public static int Cases(int ordinary) =>
        int.TryParse(Environment.GetEnvironmentVariable("ZOE_TEST_CASES"), CultureInfo.InvariantCulture, out var cases)
        && cases > OrdinaryCases
            ? (int)Math.Min(int.MaxValue, (long)ordinary * cases / OrdinaryCases)
            : ordinary;
}
