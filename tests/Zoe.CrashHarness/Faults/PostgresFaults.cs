using System.Data.Common;
using Zoe.CrashHarness.Stores;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Faults;

/// <summary>Faults of the PostgreSQL server.</summary>
internal sealed class PostgresFaults(PostgresServer server, PostgresReader reader, SemaphoreSlim turn)
{
    public IEnumerable<Fault> All =>
    [
        new Fault("kill-postgres", 4, context => RestartAsync(context, server.KillAsync)),
        new Fault("abort-postgres", 2, context => RestartAsync(context, server.AbortAsync)),
        new Fault("stop-postgres", 2, context => RestartAsync(context, server.StopAsync)),
        new Fault("pause-postgres", 2, PauseAsync),
        new Fault("end-sessions", 3, EndSessionsAsync),
    ];

    private async Task RestartAsync(FaultContext context, Func<Task> end)
    {
        await turn.WaitAsync(context.CancellationToken);
        try
        {
            await end();
            await context.DelayAsync(0, 2000);
            await server.ResumeAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task PauseAsync(FaultContext context)
    {
        await turn.WaitAsync(context.CancellationToken);
        try
        {
            server.Pause();
            await context.DelayAsync(300, 4000);
            server.Continue();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task EndSessionsAsync(FaultContext context)
    {
        await turn.WaitAsync(context.CancellationToken);
        try
        {
            for (var i = context.Random.Next(1, 4); i > 0; i--)
            {
                await reader.TerminateSessionsAsync(context.CancellationToken);
                await context.DelayAsync(50, 700);
            }
        }
        catch (DbException)
        {
            // Its own session was refused, as during a recovery.
        }
        finally
        {
            turn.Release();
        }
    }
}
