namespace Zoe.AspNetCore.Links;

/// <summary>A link cannot be opened; the message says why, for users.</summary>
internal sealed class LinkException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
