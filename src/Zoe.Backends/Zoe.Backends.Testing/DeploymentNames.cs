namespace Zoe.Backends.Testing;

/// <summary>Names that no two facts share, whichever part of the suite they are in.</summary>
internal static class DeploymentNames
{
    private static int _used;

    public static string Next() =>
        $"conformance-{Environment.ProcessId}-{Interlocked.Increment(ref _used)}";
}
