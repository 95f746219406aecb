using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Forwarding;

/// <summary>Stores requests of a host that does not lead, and waits for the leader's answers. For shared stores only.</summary>
internal sealed class RequestForwarder(IExecutionStore store, HostNotifications notifications, TimeProvider time)
{
    private readonly ISharedStore _store = (ISharedStore)store;

    // Notifications can be lost with their connection.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Completes when the leader has carried out the request. Throws what it refused it with, and <see
    /// cref="LeaderNotFoundException"/> when there is no answer for half a minute; the request stays stored then.
    /// </summary>
    public async Task<AnswerDocument> SendAsync(Request request, CancellationToken cancellationToken)
    {
        var id = await _store.AddRequestAsync(RequestDocument.Write(request), cancellationToken);
        var sent = time.GetTimestamp();
        while (true)
        {
            var answered = notifications.RequestsAnswered.Next;
            if (await _store.FindAnswerAsync(id, cancellationToken) is { } answer) return AnswerDocument.Read(answer);
            if (time.GetElapsedTime(sent) > AnswerTimeout) throw new LeaderNotFoundException(AnswerTimeout);
            await Task.WhenAny(answered, Task.Delay(PollInterval, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
