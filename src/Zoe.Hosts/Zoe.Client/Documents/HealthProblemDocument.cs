namespace Zoe.Client.Documents;

/// <summary>A condition that restricts the server.</summary>
/// <param name="Name">Identifies the condition.</param>
/// <param name="Message">Message for users.</param>
/// <param name="Since">When it began.</param>
public sealed record HealthProblemDocument(string Name, string Message, DateTimeOffset Since);
