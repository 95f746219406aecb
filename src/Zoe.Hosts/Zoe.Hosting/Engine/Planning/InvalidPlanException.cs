namespace Zoe.Hosting.Engine.Planning;

/// <summary>A scheduler returned an invalid plan.</summary>
internal sealed class InvalidPlanException(string message) : Exception(message);
