using Zoe.Backends;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.FaultSimulation.Faults;

/// <summary>Decides the course of each call and event, by the rates of the seed.</summary>
internal sealed class FaultSource(SeededRandom random, FaultRates rates)
{
    private static readonly TimeSpan MaxLatency = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxSlow = TimeSpan.FromMinutes(2);

    /// <summary>Every driver and store ends a call that is not answered after some time.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(8);

    // NotFound comes from the cluster alone: it says that a node is not configured any more.
    private static readonly BackendFailure[] Failures = [BackendFailure.Rejected, BackendFailure.Retryable, BackendFailure.Unreachable];

    /// <summary>The rates in effect; those of the seed until the faults end.</summary>
    public FaultRates Rates { get; private set; } = rates;

    /// <summary>From now on there are no faults.</summary>
    public void End() => Rates = FaultRates.None;

    public CallPlan NextStoreCall()
    {
        var (before, after) = (Latency(), Latency());
        if (random.Chance(Rates.StoreSlow)) before += Slow();
        if (random.Chance(Rates.StoreHang))
            return new CallPlan(before, CallTimeout, random.Chance(0.5) ? CallFault.ErrorAfterEffect : CallFault.ErrorWithoutEffect, StoreError("no answer"), random.Chance(0.5));
        if (random.Chance(Rates.StoreError))
            return new CallPlan(before, after, CallFault.ErrorWithoutEffect, StoreError("refused"), false);
        if (random.Chance(Rates.StoreCommittedButFailed))
            return new CallPlan(before, after, CallFault.ErrorAfterEffect, StoreError("connection lost"), true);
        return new CallPlan(before, after, CallFault.None, null, random.Chance(0.5));
    }

    public CallPlan NextDriverCall()
    {
        var (before, after) = (Latency(), Latency());
        if (random.Chance(Rates.DriverSlow))
        {
            if (random.Chance(0.5)) before += Slow();
            else after += Slow();
        }

        if (random.Chance(Rates.DriverHang))
            return new CallPlan(before, CallTimeout, random.Chance(0.5) ? CallFault.ErrorAfterEffect : CallFault.ErrorWithoutEffect, Unreachable(), random.Chance(0.5));
        if (random.Chance(Rates.DriverError))
            return new CallPlan(before, after, CallFault.ErrorWithoutEffect, DriverError(), false);
        if (random.Chance(Rates.DriverUnexpectedException))
            return new CallPlan(before, after, random.Chance(0.5) ? CallFault.ErrorAfterEffect : CallFault.ErrorWithoutEffect, Unexpected(), true);
        if (random.Chance(Rates.DriverDoneButFailed))
            return new CallPlan(before, after, CallFault.ErrorAfterEffect, random.Chance(0.8) ? Unreachable() : DriverError(), true);
        if (random.Chance(Rates.DriverLateEffect))
            return new CallPlan(before, Slow(), CallFault.EffectAfterError, Unreachable(), true);
        return new CallPlan(before, after, CallFault.None, null, random.Chance(0.5));
    }

    /// <summary>After which times an event arrives: not at all, once or twice.</summary>
    public IReadOnlyList<TimeSpan> NextDeliveries()
    {
        if (random.Chance(Rates.EventLost)) return [];
        var delay = random.Chance(Rates.EventLate) ? Slow() : Latency();
        return random.Chance(Rates.EventTwice) ? [delay, delay + (random.Chance(0.5) ? Slow() : Latency())] : [delay];
    }

    private TimeSpan Latency() => random.Chance(0.3) ? TimeSpan.Zero : random.Between(TimeSpan.Zero, MaxLatency);

    private TimeSpan Slow() => random.Between(TimeSpan.FromSeconds(1), MaxSlow);

    private BackendException DriverError()
    {
        var failure = random.Pick(Failures);
        return new BackendException(failure, $"injected fault ({failure})");
    }

    private static BackendException Unreachable() => new(BackendFailure.Unreachable, "injected fault: no answer");

    private Exception Unexpected() => random.Chance(0.5)
        ? new TaskCanceledException("injected fault: the request timed out")
        : new InvalidOperationException("injected fault: unexpected response");

    private static StoreUnavailableException StoreError(string problem) => new($"injected fault: {problem}", null);
}
