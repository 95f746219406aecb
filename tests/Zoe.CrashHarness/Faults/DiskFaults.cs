using Zoe.CrashHarness.Hosts;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Faults;

/// <summary>Fills file systems and empties them again.</summary>
internal static class DiskFaults
{
    /// <summary>The disk of the hosts' data: the SQLite database, the state of processes, the logs.</summary>
    public static Fault OfHosts(FullableDisk disk) => new("full-disk", 4, async context =>
    {
        await FillAsync(disk, context);
        disk.Free();
    });

    /// <summary>The disk of PostgreSQL, which may end of it.</summary>
    public static Fault OfPostgres(FullableDisk disk, PostgresServer server, SemaphoreSlim turn) => new("full-postgres-disk", 3, async context =>
    {
        await turn.WaitAsync(context.CancellationToken);
        try
        {
            await FillAsync(disk, context);
            disk.Free();
            if (!server.IsRunning) await server.ResumeAsync();
        }
        finally
        {
            turn.Release();
        }
    });

    /// <summary>Again and again, since deleted files make room meanwhile.</summary>
    private static async Task FillAsync(FullableDisk disk, FaultContext context)
    {
        for (var i = context.Random.Next(2, 8); i > 0; i--)
        {
            disk.Fill();
            await context.DelayAsync(100, 600);
        }
    }
}
