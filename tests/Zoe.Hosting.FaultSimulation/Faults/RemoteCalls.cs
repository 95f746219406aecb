using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;

namespace Zoe.Hosting.FaultSimulation.Faults;

/// <summary>
/// Calls from a host to the store or the cluster. A call that is on its way takes effect although its host crashes.
/// </summary>
internal sealed class RemoteCalls(VirtualRuntime runtime, Trace trace)
{
    /// <summary>Runs the effect as planned.</summary>
    /// <param name="name">For the trace.</param>
    /// <param name="plan">The course of the call.</param>
    /// <param name="effect">The effect; what it throws is the caller's.</param>
    /// <param name="cancellationToken">Ends the call at once, with or without its effect.</param>
    public Task<T> CallAsync<T>(string name, CallPlan plan, Func<T> effect, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        var completion = new TaskCompletionSource<T>();
        // The registration goes with its token source: both belong to a host.
        cancellationToken.Register(() => completion.TrySetCanceled(cancellationToken));
        if (plan.Fault is not CallFault.None) trace.Add($"fault {plan.Fault} of {name}: {plan.Error!.GetType().Name} {plan.Error.Message}");
        switch (plan.Fault)
        {
            case CallFault.ErrorWithoutEffect:
                runtime.After(plan.Before + plan.After, () => completion.TrySetException(plan.Error!));
                break;
            case CallFault.EffectAfterError:
                runtime.After(plan.Before, () => completion.TrySetException(plan.Error!));
                runtime.After(plan.Before + plan.After, () => Run(effect));
                break;
            default:
                runtime.After(plan.Before, () => Take(plan, effect, completion));
                break;
        }

        return completion.Task;
    }

    private void Take<T>(CallPlan plan, Func<T> effect, TaskCompletionSource<T> completion)
    {
        if (completion.Task.IsCanceled && !plan.SurvivesCancellation) return;
        var (result, error) = Run(effect);
        error ??= plan.Error;
        runtime.After(plan.After, () =>
        {
            if (error is null) completion.TrySetResult(result!);
            else completion.TrySetException(error);
        });
    }

    private static (T? Result, Exception? Error) Run<T>(Func<T> effect)
    {
        try
        {
            return (effect(), null);
        }
        catch (Exception error)
        {
            return (default, error);
        }
    }
}
