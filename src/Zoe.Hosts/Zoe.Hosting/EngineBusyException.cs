namespace Zoe.Hosting;

/// <summary>Too many requests are pending; the same request may succeed later.</summary>
public sealed class EngineBusyException() : Exception("The engine has too many pending requests; try again in a few seconds.")
{
    /// <summary>How long to wait before retrying.</summary>
    public TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);
}
