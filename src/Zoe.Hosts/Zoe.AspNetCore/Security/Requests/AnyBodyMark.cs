namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Route metadata: request bodies may have any content type.</summary>
internal sealed class AnyBodyMark
{
    public static readonly AnyBodyMark Instance = new();
}
