namespace Zoe.AspNetCore.Authentication;

/// <summary>Origin of a login.</summary>
/// <param name="Address">The client's address, forwarded by known proxies.</param>
/// <param name="Device">The device's identifier, if it has logged in before as this user; else null.</param>
internal sealed record LoginSource(string Address, string? Device = null);
