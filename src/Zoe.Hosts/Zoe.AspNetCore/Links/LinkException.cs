namespace Zoe.AspNetCore.Links;

/// <summary>A link leads nowhere; the message says why, for people.</summary>
internal sealed class LinkException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
