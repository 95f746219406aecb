using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>Where the baseline writes its rows.</summary>
internal abstract class BareRows : IAsyncDisposable
{
    protected const string Ports =
        """[{"Port":{"Number":8080,"Protocol":"tcp"},"Address":"10.0.0.1","ExternalPort":20000}]""";

    public static async Task<BareRows> OpenAsync(ServerArguments arguments) => arguments.Store switch
    {
        _ when arguments.UsesPostgres => await PostgresRows.OpenAsync(arguments.Store),
        "sqlite" => await SqliteRows.OpenAsync(Path.Combine(arguments.Folder, "bare.db")),
        _ => new NoRows(),
    };

    /// <summary>Inserts executions with their services and sets others running, durably, in one transaction.</summary>
    public abstract ValueTask WriteAsync(List<BareSubmission> inserted, List<BareSubmission> started);

    public abstract ValueTask DisposeAsync();
}
