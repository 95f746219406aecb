using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Several submissions that are written together. A rejected one does not affect the others.</summary>
/// <param name="Requests">The submissions, in the order of their ids.</param>
internal sealed record SubmitAllRequest(ImmutableArray<SubmitRequest> Requests) : Request
{
    public override long Bytes { get; } = Requests.Sum(request => request.Bytes);

    public override EngineState Apply(EngineState state, DateTimeOffset now)
    {
        foreach (var request in Requests)
        {
            try
            {
                state = request.Apply(state, now);
            }
            catch (Exception rejection)
            {
                request.Fail(rejection);
            }
        }

        return state;
    }

    public override void Complete()
    {
        foreach (var request in Requests) request.Complete();
    }

    public override void Fail(Exception exception)
    {
        foreach (var request in Requests) request.Fail(exception);
    }
}
