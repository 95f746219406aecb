namespace Zoe.Scheduler;

/// <summary>Names of the built-in modes.</summary>
public static class ModeNames
{
    /// <summary>Essential services of everyone first, elastic ones with what is left.</summary>
    public const string Flexible = "flexible";
}
