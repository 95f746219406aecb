using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>A way to ask a scheduler.</summary>
internal interface IPlanning
{
    /// <summary>The plan for a state; null when nobody wants a place.</summary>
    Plan? Plan(EngineState state, DateTimeOffset now);
}
