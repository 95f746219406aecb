namespace Zoe.Client.Documents;

/// <summary>Response to a login.</summary>
/// <param name="User">The user.</param>
public sealed record LoginDocument(UserDocument User);
