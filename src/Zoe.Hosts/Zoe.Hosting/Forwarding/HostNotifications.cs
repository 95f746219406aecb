using Microsoft.Extensions.Hosting;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Forwarding;

/// <summary>Listens to the notifications of other hosts; does nothing when the store has none.</summary>
internal sealed class HostNotifications(IExecutionStore store, ChangeSignal changes, HostRole role) : BackgroundService
{
    /// <summary>Set when a request may wait for the leader.</summary>
    public ChangeSignal RequestAdded { get; } = new();

    /// <summary>Set when requests may have been answered.</summary>
    public ChangeSignal RequestsAnswered { get; } = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is not ISharedStore shared) return;
        await foreach (var notification in shared.ListenAsync(stoppingToken))
        {
            switch (notification)
            {
                case StoreNotification.RequestAdded:
                    RequestAdded.Set();
                    break;
                case StoreNotification.RequestsAnswered:
                    RequestsAnswered.Set();
                    break;
                // The leader's own changes are known already.
                case StoreNotification.ExecutionsChanged when !role.IsLeader:
                    changes.Set();
                    break;
            }
        }
    }
}
