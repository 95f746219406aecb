using Zoe.CrashHarness.Checks;
using Zoe.CrashHarness.Stores;

namespace Zoe.CrashHarness.Tests;

public sealed class TransitionsTests
{
    [Theory]
    [InlineData("terminated", "submitted>queued", "queued>starting", "starting>running", "running>cleaning up", "cleaning up>terminated")]
    [InlineData("error", "submitted>cleaning up", "cleaning up>error")]
    [InlineData("submitted")]
    public void Legal_histories_pass(string status, params string[] history) => Check(status, history).ShouldBeNull();

    [Theory]
    [InlineData("running", "submitted>queued", "queued>running")]
    [InlineData("running", "submitted>queued", "starting>running")]
    [InlineData("terminated", "submitted>cleaning up")]
    [InlineData("running", "submitted>cleaning up", "cleaning up>terminated", "terminated>running")]
    public void Other_histories_are_violations(string status, params string[] history) => Check(status, history)!.Invariant.ShouldBe("I3");

    private static Violation? Check(string status, string[] history) => Transitions.Check(
        new StoredExecution(1, "r1-c0-0", status, null, null, null),
        [.. history.Select((entry, i) => new StoredTransition(1, i, entry.Split('>')[0], entry.Split('>')[1]))]);
}
