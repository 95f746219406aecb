namespace Zoe.AspNetCore;

/// <summary>A condition that restricts the server.</summary>
internal sealed record HealthProblemDocument(string Name, string Message, DateTimeOffset Since);
