namespace Zoe.CrashHarness.Runs;

/// <summary>Where the deployment keeps its executions.</summary>
internal enum StoreKind
{
    Sqlite,
    Postgres,
}
