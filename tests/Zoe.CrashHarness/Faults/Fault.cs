namespace Zoe.CrashHarness.Faults;

/// <summary>A fault that repairs what it broke before it returns.</summary>
/// <param name="Name">Its name in reports and on the command line.</param>
/// <param name="Weight">How often it is chosen, compared with others.</param>
/// <param name="InjectAsync">Injects it.</param>
internal sealed record Fault(string Name, int Weight, Func<FaultContext, Task> InjectAsync)
{
    /// <summary>Whether it ends services; all others must leave them running.</summary>
    public bool EndsServices { get; init; }
}
