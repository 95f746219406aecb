using Zoe.Hosting.Store;
using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Tests.Support;

/// <summary>A real store that loads when a test allows it, and whose reads can be made to fail.</summary>
internal sealed class SlowStore(IExecutionStore inner) : DelegatingExecutionStore(inner)
{
    public TaskCompletionSource Load { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Exception? ReadFailure { get; set; }

    public override async Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken)
    {
        await Load.Task.WaitAsync(cancellationToken);
        return await base.LoadActiveAsync(cancellationToken);
    }

    public override Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        ReadFailure is { } failure ? throw failure : base.SelectAsync(filter, cancellationToken);
}
