namespace Zoe.Web;

/// <summary>A service gave no answer.</summary>
internal sealed class ForwardException(int status, string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>502 when it cannot be reached, 504 when it takes too long.</summary>
    public int Status { get; } = status;
}
