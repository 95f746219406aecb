using Zoe.Hosting.Audit;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Maintenance;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary>A store that the command line names.</summary>
/// <param name="Executions">Its executions.</param>
/// <param name="Audit">Its audit log.</param>
/// <param name="Transfer">All its records.</param>
/// <param name="Maintenance">Its state and schema.</param>
internal sealed record OpenedStore(IExecutionStore Executions, IAuditStore Audit, IStoreTransfer Transfer, IStoreMaintenance Maintenance)
{
    private static readonly TimeSpan LeaderWait = TimeSpan.FromSeconds(10);

    /// <summary>Makes this program the only writer.</summary>
    /// <exception cref="CliException">A server leads; the message is the caller's.</exception>
    public async Task<ILeadershipLease> LeadAsync(string refusal, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LeaderWait);
            try
            {
                return await Executions.AcquireLeadershipAsync(limit.Token);
            }
            catch (StoreInUseException)
            {
                throw new CliException(refusal);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A slow server is no reason to refuse.
                if (await Maintenance.ExistsAsync(cancellationToken) && (await Maintenance.ReadStatusAsync(cancellationToken)).Leader is not null)
                    throw new CliException(refusal);
            }
        }
    }
}
