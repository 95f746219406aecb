namespace Zoe.AspNetCore.Pages.Login;

/// <summary>Addresses to go to after the login: paths of this server only.</summary>
internal static class LocalAddress
{
    private const int Longest = 2048;

    /// <summary>
    /// The path if it is one of this server and not the login itself, else that of the links. Browsers take a backslash
    /// for a slash and drop control characters, so neither is let through.
    /// </summary>
    public static string Choose(string? path, PathString pathBase) =>
        path is { Length: > 0 and <= Longest } && path[0] == '/' && path.AsSpan(1) is not ['/', ..]
        && !path.Contains('\\', StringComparison.Ordinal) && path.All(character => character is > ' ' and <= '~')
        && !path.StartsWith(pathBase.Value + LoginPage.Path, StringComparison.Ordinal)
            ? path
            : pathBase.Value + "/links";
}
