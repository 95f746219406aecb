using System.Globalization;

namespace Zoe.Scheduler.Tests.Scenarios;

/// <summary>The number of generated cases of property tests.</summary>
internal static class LongRun
{
    private const int DefaultLawCases = Zoe.Scheduler.Testing.SchedulerLaws.DefaultCases;

    /// <summary>
    /// The default number, scaled up when the environment variable ZOE_TEST_CASES is larger than the default number of cases
    /// for scheduler laws.
    /// </summary>
    public static int Cases(int defaultCases) =>
        int.TryParse(Environment.GetEnvironmentVariable("ZOE_TEST_CASES"), CultureInfo.InvariantCulture, out var cases)
        && cases > DefaultLawCases
            ? (int)Math.Min(int.MaxValue, (long)defaultCases * cases / DefaultLawCases)
            : defaultCases;
}
