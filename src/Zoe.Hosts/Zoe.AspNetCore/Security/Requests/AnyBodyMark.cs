namespace Zoe.AspNetCore.Security.Requests;

/// <summary>On a route: its bodies may have any content type.</summary>
internal sealed class AnyBodyMark
{
    public static readonly AnyBodyMark Instance = new();
}
