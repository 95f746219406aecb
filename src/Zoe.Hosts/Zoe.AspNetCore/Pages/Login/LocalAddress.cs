namespace Zoe.AspNetCore.Pages.Login;

/// <summary>Validates the URL to return to after login: only paths of this server are allowed.</summary>
internal static class LocalAddress
{
    private const int MaxLength = 2048;

    /// <summary>
    /// The path if it is on this server and not the login page, else the page of links. Backslashes and control
    /// characters are rejected, since browsers treat backslashes as slashes and drop control characters.
    /// </summary>
    public static string Choose(string? path, PathString pathBase) =>
        path is { Length: > 0 and <= MaxLength } && path[0] == '/' && path.AsSpan(1) is not ['/', ..]
        && !path.Contains('\\', StringComparison.Ordinal) && path.All(character => character is > ' ' and <= '~')
        && !path.StartsWith(pathBase.Value + LoginPage.Path, StringComparison.Ordinal)
            ? path
            : pathBase.Value + "/links";
}
