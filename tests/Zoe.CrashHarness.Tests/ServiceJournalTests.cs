using Zoe.CrashHarness.Checks;
using Zoe.CrashHarness.Journals;

namespace Zoe.CrashHarness.Tests;

public sealed class ServiceJournalTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private readonly ServiceJournal _journal;

    private double? _engineKill;

    public ServiceJournalTests() => _journal = new ServiceJournal(_file, () => _engineKill);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Instances_are_read_as_they_are_written()
    {
        Write("start 1 main0 5-1:100 10.0", "beat 1 main0 5-1:100 11.0", "start 2 web0 6-1:101 11.5", "sta");
        _journal.Find("5-1")!.LastSeen.ShouldBe(11);
        _journal.Starts.ShouldBe(2);

        Write("rt 2 web0 6-2:102 12.0", "end 1 main0 5-1:100 13.0 0");
        _journal.Starts.ShouldBe(3);
        _journal.Find("5-1")!.ExitCode.ShouldBe(0);
        _journal.FindSuccess(1, "main0").ShouldNotBeNull();
        _journal.FindSuccess(2, "web0").ShouldBeNull();
    }

    [Theory]
    [InlineData("I1", "start 1 main0 5-1:100 10.0", "overlap 1 main0 5-2:101 10.5 5-1:100")]
    [InlineData("I1", "start 1 main0 5-1:100 10.0", "start 1 main0 5-1:101 20.0")]
    [InlineData("I1", "start 1 main0 c0ffee 10.0", "start 1 main0 c0ffee 20.0")]
    [InlineData("I2", "start 1 main0 5-1:100 10.0", "end 1 main0 5-1:100 11.0 0", "start 1 main0 5-2:101 12.0")]
    public void What_must_never_be_is_found(string invariant, params string[] lines)
    {
        var found = Should.Throw<ViolationException>(() => Write(lines));
        found.Violation.Invariant.ShouldBe(invariant);
    }

    [Theory]
    [InlineData(15, "c0ffee", true)]
    [InlineData(15, "decaf", true)]
    [InlineData(5, "c0ffee", false)]
    [InlineData(25, "c0ffee", false)]
    public void Only_a_container_that_a_killed_engine_has_forgotten_may_start_again(double engineKill, string container, bool isLegal)
    {
        _engineKill = engineKill;
        Write("start 1 main0 c0ffee 10.0", "end 1 main0 c0ffee 11.0 1");

        if (isLegal) Write($"start 1 main0 {container} 20.0");
        else Should.Throw<ViolationException>(() => Write($"start 1 main0 {container} 20.0")).Violation.Invariant.ShouldBe("I1");
    }

    private void Write(params string[] lines)
    {
        File.AppendAllText(_file, string.Join('\n', lines) + (lines[^1] == "sta" ? "" : "\n"));
        _journal.Read();
    }
}
