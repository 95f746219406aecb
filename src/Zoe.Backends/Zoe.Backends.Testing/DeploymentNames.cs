namespace Zoe.Backends.Testing;

/// <summary>Deployment names, each used by one test of all suites.</summary>
internal static class DeploymentNames
{
    private static int _last;

    public static string Next() =>
        $"conformance-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}";
}
