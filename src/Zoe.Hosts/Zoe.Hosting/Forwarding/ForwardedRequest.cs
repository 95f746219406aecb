using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Forwarding;

/// <summary>
/// A request that waited in the store. Its answer is written together with its effect, so that a request that is read
/// again after a failure has either both or none.
/// </summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Inner">The request.</param>
/// <param name="Settled">Called when it is answered, or may be read again.</param>
internal sealed record ForwardedRequest(long Id, Request Inner, Action<long> Settled) : Request
{
    private Exception? _refusal;

    public override long Bytes => Inner.Bytes;

    public override EngineState Apply(EngineState state, DateTimeOffset now)
    {
        try
        {
            return Answer(Inner.Apply(state, now), AnswerDocument.Done(Inner));
        }
        catch (Exception refusal) when (refusal is ExecutionStateException or QuotaExceededException or IdempotencyKeyException)
        {
            _refusal = refusal;
            return Answer(state, AnswerDocument.Refused(refusal));
        }
    }

    public override void Complete()
    {
        Settled(Id);
        if (_refusal is null) Inner.Complete();
        else Inner.Fail(_refusal);
    }

    public override void Fail(Exception exception)
    {
        Settled(Id);
        Inner.Fail(exception);
    }

    private EngineState Answer(EngineState state, AnswerDocument answer) =>
        state with { Answers = state.Answers.Add(new RequestAnswer(Id, answer.Write())) };
}
