namespace Zoe.Hosting.FaultSimulation.Faults;

/// <summary>The course of one call, decided when it is made.</summary>
/// <param name="Before">Time until it takes effect.</param>
/// <param name="After">Time from its effect to its end.</param>
/// <param name="Fault">How it ends.</param>
/// <param name="Error">The caller's error, for a fault.</param>
/// <param name="SurvivesCancellation">True when it takes effect although the caller has cancelled it before.</param>
internal readonly record struct CallPlan(
    TimeSpan Before, TimeSpan After, CallFault Fault, Exception? Error, bool SurvivesCancellation);
