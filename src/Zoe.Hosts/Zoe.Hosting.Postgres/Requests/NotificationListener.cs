using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres.Requests;

/// <summary>Listens to the notifications of a deployment on a connection of its own, and reconnects.</summary>
internal sealed class NotificationListener(PostgresDatabase database)
{
    // Without an event for this long, the connection is checked.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private static readonly StoreNotification[] All = Enum.GetValues<StoreNotification>();

    /// <summary>Yields all kinds after each connection, since some may have been missed.</summary>
    public async IAsyncEnumerable<StoreNotification> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var received = Channel.CreateUnbounded<StoreNotification>(new UnboundedChannelOptions { SingleReader = true });
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = ListenAsync(received.Writer, stopping.Token);
        try
        {
            await foreach (var notification in received.Reader.ReadAllAsync(cancellationToken)) yield return notification;
        }
        finally
        {
            await stopping.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(ChannelWriter<StoreNotification> received, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await ReceiveAsync(received, cancellationToken);
                }
                catch (Exception failure) when (PostgresErrors.IsOfServer(failure))
                {
                    RequestLog.Interrupted(database.Logger, PostgresErrors.Describe(failure, database));
                }

                await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken);
            }
        }
        catch (Exception failure)
        {
            received.TryComplete(failure);
            throw;
        }
    }

    private async Task ReceiveAsync(ChannelWriter<StoreNotification> received, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.Settings.ConnectionString) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString);
        connection.Notification += (_, notification) =>
        {
            if (Enum.TryParse<StoreNotification>(notification.Payload, out var kind)) received.TryWrite(kind);
        };
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {database.Schema.Quoted}", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        foreach (var kind in All) received.TryWrite(kind);
        while (true)
        {
            if (await connection.WaitAsync(CheckInterval, cancellationToken)) continue;
            await using var check = new NpgsqlCommand("SELECT 1", connection);
            await check.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
