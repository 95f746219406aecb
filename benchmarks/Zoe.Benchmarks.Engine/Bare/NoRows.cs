namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>Writes nothing.</summary>
internal sealed class NoRows : BareRows
{
    public override ValueTask WriteAsync(List<BareSubmission> inserted, List<BareSubmission> started) => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
