namespace Zoe.AspNetCore;

/// <summary>The answer to a login.</summary>
internal sealed record LoginDocument(UserDocument User);
