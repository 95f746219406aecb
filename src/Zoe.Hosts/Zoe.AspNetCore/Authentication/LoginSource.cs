namespace Zoe.AspNetCore.Authentication;

/// <summary>Whence a login comes.</summary>
/// <param name="Address">The client's address, as known proxies tell it.</param>
/// <param name="Device">The device's identifier, if it has logged in before under this name; else null.</param>
internal sealed record LoginSource(string Address, string? Device = null);
