using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>How a scheduler is called.</summary>
internal interface IPlanStrategy
{
    /// <summary>The plan for a state; null when no service needs a placement.</summary>
    Plan? Plan(EngineState state, DateTimeOffset now);
}
