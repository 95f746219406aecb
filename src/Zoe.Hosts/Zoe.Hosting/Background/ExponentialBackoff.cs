namespace Zoe.Hosting.Background;

/// <summary>Delays between retries: doubled after each failure, up to a maximum.</summary>
/// <param name="First">Delay after the first failure.</param>
/// <param name="Max">Longest delay.</param>
internal readonly record struct ExponentialBackoff(TimeSpan First, TimeSpan Max)
{
    /// <summary>The delay after a number of failures; zero after none.</summary>
    public TimeSpan After(int failures)
    {
        if (failures <= 0) return TimeSpan.Zero;
        var delay = First * Math.Pow(2, Math.Min(failures - 1, 30));
        return delay < Max ? delay : Max;
    }
}
