using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>Where the baseline writes its rows.</summary>
internal abstract class BareRows : IAsyncDisposable
{
    public static async Task<BareRows> OpenAsync(ServerArguments arguments) => arguments.Store switch
    {
        "sqlite" => await SqliteRows.OpenAsync(Path.Combine(arguments.Folder, "bare.db")),
        _ => new NoRows(),
    };

    /// <summary>Inserts executions with their services and sets others running, durably, in one transaction.</summary>
    public abstract ValueTask WriteAsync(List<BareSubmission> inserted, List<BareSubmission> started);

    public abstract ValueTask DisposeAsync();
}
