using Zoe.Hosting.Audit;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Users;

namespace Zoe.Hosting.Testing;

/// <summary>What the suites need of a store. Each test has one of its own, empty at first.</summary>
public abstract class StoreEnvironment : IAsyncDisposable
{
    /// <summary>The executions.</summary>
    public abstract IExecutionStore Executions { get; }

    /// <summary>The users of the same store.</summary>
    public abstract IUserStore Users { get; }

    /// <summary>The quotas of the same store.</summary>
    public abstract IQuotaStore Quotas { get; }

    /// <summary>The audit log of the same store.</summary>
    public abstract IAuditStore Audit { get; }

    /// <summary>The usage of the same store.</summary>
    public abstract IUsageStore Usage { get; }

    /// <summary>All records of the same store.</summary>
    public abstract IStoreTransfer Transfer { get; }

    /// <summary>How long a test may take.</summary>
    public virtual TimeSpan TestTimeout => TimeSpan.FromMinutes(5);

    /// <summary>True when a second host waits for the leadership; false when it is refused.</summary>
    public abstract bool SecondLeaderWaits { get; }

    /// <summary>Closes the store and opens it again, as a restart of the host does; the stores above change.</summary>
    public abstract Task ReopenAsync();

    /// <summary>The same store as another host has it. The environment disposes it.</summary>
    public abstract IExecutionStore OpenElsewhere();

    /// <summary>Increments the stored epoch, as another leader does, without asking for the leadership.</summary>
    public abstract Task IncrementEpochAsync();

    /// <summary>Replaces the stored ZApp of an execution by a text that is not a ZApp.</summary>
    public abstract Task DamageAsync(long executionId);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
