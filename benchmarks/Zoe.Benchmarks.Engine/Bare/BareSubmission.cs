namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>A submission in the baseline.</summary>
/// <param name="Name">Name of the execution.</param>
/// <param name="Description">Its ZApp as JSON.</param>
/// <param name="Group">Its service group.</param>
/// <param name="Services">Number of services.</param>
internal sealed record BareSubmission(string Name, string Description, string Group, int Services)
{
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Accepted => _accepted.Task;

    public long Id { get; set; }

    public long FirstService { get; set; }

    public void Complete() => _accepted.SetResult();
}
