namespace Zoe.Hosting;

/// <summary>More requests wait than the engine accepts; the same request may succeed a little later.</summary>
public sealed class EngineBusyException() : Exception("The engine has too many requests to handle; try again in a few seconds.")
{
    /// <summary>After which time to try again.</summary>
    public TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);
}
