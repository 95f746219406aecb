namespace Zoe.AspNetCore.Security.Requests;

/// <summary>On a route: its GET changes something, so it is checked like other methods.</summary>
internal sealed class ChangeMark
{
    public static readonly ChangeMark Instance = new();
}
