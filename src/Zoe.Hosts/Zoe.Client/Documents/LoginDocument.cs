namespace Zoe.Client.Documents;

/// <summary>The answer to a login.</summary>
/// <param name="User">Who has logged in.</param>
public sealed record LoginDocument(UserDocument User);
