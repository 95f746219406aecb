namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Route metadata: GET changes state, so it is checked like other methods.</summary>
internal sealed class ChangeMark
{
    public static readonly ChangeMark Instance = new();
}
