using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Forwarding;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.SeveralHosts;

public sealed class RequestFeedTests
{
    private static readonly StoredRequest Stored = new(7, RequestDocument.Write(new TerminateRequest(1, "no longer needed", "ada")));

    [Fact]
    public async Task A_request_that_is_answered_while_the_list_with_it_is_read_is_carried_out_once()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var store = DispatchProxy.Create<ISharedExecutionStore, ListingStore>();
        var lists = (ListingStore)(object)store;
        var inbox = new EngineInbox();
        inbox.Accept();
        var notifications = new HostNotifications(store, new ChangeSignal(), new HostRole());
        using var quotas = new QuotaUpdates(new MemoryQuotaStore(), inbox);
        var feed = new RequestFeed(store, inbox, quotas, notifications, TimeProvider.System, NullLogger<RequestFeed>.Instance);
        var running = feed.RunAsync(stopping.Token);

        (await lists.NextAsync()).SetResult([Stored]);
        await inbox.WaitAsync(stopping.Token);
        inbox.TryTake(out var message).ShouldBeTrue();
        notifications.RequestAdded.Set();
        var second = await lists.NextAsync();
        ((Request)message).Complete();
        second.SetResult([Stored]);
        notifications.RequestAdded.Set();
        var third = await lists.NextAsync();
        inbox.TryTake(out _).ShouldBeFalse();

        // One that is stored and not answered is not forgotten.
        third.SetResult([Stored]);
        await inbox.WaitAsync(stopping.Token);
        stopping.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    internal interface ISharedExecutionStore : IExecutionStore, ISharedStore;

    /// <summary>A store that lists requests when the test answers; nothing else is called.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives a class from it.")]
    internal class ListingStore : DispatchProxy
    {
        private readonly Channel<TaskCompletionSource<ImmutableArray<StoredRequest>>> _lists =
            Channel.CreateUnbounded<TaskCompletionSource<ImmutableArray<StoredRequest>>>();

        public ValueTask<TaskCompletionSource<ImmutableArray<StoredRequest>>> NextAsync() =>
            _lists.Reader.ReadAsync(TestContext.Current.CancellationToken);

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            targetMethod!.Name.ShouldBe(nameof(ISharedStore.ListRequestsAsync));
            var answer = new TaskCompletionSource<ImmutableArray<StoredRequest>>(TaskCreationOptions.RunContinuationsAsynchronously);
            _lists.Writer.TryWrite(answer);
            return answer.Task.WaitAsync((CancellationToken)args![0]!);
        }
    }
}
