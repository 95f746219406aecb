using Microsoft.Extensions.Logging;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Forwarding;
using Zoe.Hosting.Health;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine;

/// <summary>
/// The change between leading and following. A host on a shared store follows until it gets the lease, and again after it
/// has lost it; on other stores it leads, or the engine ends.
/// </summary>
internal sealed class EngineLeadership(
    IExecutionStore store,
    HostRole role,
    EngineInbox inbox,
    CommandDispatcher dispatcher,
    LogCollectors logs,
    FollowerView follower,
    HostNotifications notifications,
    QuotaUpdates quotas,
    ChangeSignal changes,
    EngineHealth health,
    ZoeOptions options,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = loggers.CreateLogger<EngineLeadership>();

    /// <summary>True when several hosts may use the store.</summary>
    public bool IsShared => store is ISharedStore;

    /// <summary>Waits for the lease. Meanwhile a host on a shared store answers from it.</summary>
    public async Task<ILeadershipLease> AcquireAsync(CancellationToken cancellationToken)
    {
        if (!IsShared) return await store.AcquireLeadershipAsync(cancellationToken);
        inbox.Refuse(new LeadershipLostException());
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = follower.RunAsync(leading.Token);
        var acquiring = options.RunEngine ? AcquireSharedAsync(leading.Token) : null;
        // Following ends only by a failure, which must not stay unnoticed until this host leads.
        await Task.WhenAny(acquiring ?? following, following);
        var hasFailed = following.IsCompleted;
        leading.Cancel();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!hasFailed) return await acquiring!;
        if (acquiring is not null) await ReleaseAsync(acquiring);
        await following;
        throw new InvalidOperationException("The view of a host that does not lead has ended, without an error.");
    }

    /// <summary>
    /// Repeats a call while a shared store does not answer, which may come back. A failure of a store of one host is the
    /// caller's.
    /// </summary>
    public async Task RepeatAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (StoreUnavailableException failure) when (IsShared)
            {
                if (health.Raise(HealthConditions.StoreUnavailable, failure.Message, isFatal: true))
                    HostingLog.StoreFailed(_logger, failure, RetryDelay);
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }

    /// <summary>The state is loaded: requests of this host go to its engine.</summary>
    public void Begin(ILeadershipLease lease)
    {
        role.Lead(lease);
        if (!IsShared) return;
        // What was observed before another host led is out of date.
        inbox.Discard();
        dispatcher.Forget(_ => true);
        inbox.Accept();
    }

    /// <summary>What a leader does for the other hosts; runs until cancelled.</summary>
    public IEnumerable<Task> Run(CancellationToken cancellationToken)
    {
        if (!IsShared) return [];
        var feed = new RequestFeed(store, inbox, quotas, notifications, time, loggers.CreateLogger<RequestFeed>());
        var publisher = new ChangePublisher(store, changes, time, loggers.CreateLogger<ChangePublisher>());
        return [feed.RunAsync(cancellationToken), publisher.RunAsync(cancellationToken)];
    }

    /// <summary>Ends the leader's work outside the store; completes when none is left or the grace time is over.</summary>
    public async Task EndAsync()
    {
        role.Follow();
        if (IsShared) inbox.Refuse(new LeadershipLostException());
        await dispatcher.DrainAsync().WaitAsync(options.StopGrace, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (IsShared) await logs.StopAsync();
    }

    /// <summary>The answer to requests that were not carried out because the engine ended.</summary>
    public Exception DescribeEnd(Exception failure) => failure switch
    {
        _ when IsShared && (failure is FencedException || !role.IsLeader) => new LeadershipLostException(),
        FencedException => new StoreUnavailableException(failure),
        _ => new EngineStoppedException(),
    };

    /// <summary>Releases a lease that was acquired although it is not used.</summary>
    private static async Task ReleaseAsync(Task<ILeadershipLease> acquiring)
    {
        await ((Task)acquiring).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (acquiring.IsCompletedSuccessfully) await (await acquiring).DisposeAsync();
    }

    private async Task<ILeadershipLease> AcquireSharedAsync(CancellationToken cancellationToken)
    {
        HostingLog.Following(_logger, options.DeploymentName);
        ILeadershipLease? lease = null;
        await RepeatAsync(async () => lease = await store.AcquireLeadershipAsync(cancellationToken), cancellationToken);
        return lease!;
    }
}
