namespace Zoe.Hosting.Engine.Planning;

/// <summary>A scheduler made a plan that cannot be carried out.</summary>
internal sealed class FaultyPlanException(string message) : Exception(message);
