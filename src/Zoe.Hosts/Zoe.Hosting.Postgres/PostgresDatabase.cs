using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Zoe.Hosting.Postgres.Migrating;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres;

/// <summary>
/// The schema of one deployment in a PostgreSQL database, with a pool of connections. It is opened and migrated on first
/// use.
/// </summary>
public sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    private const int DefaultPoolSize = 20;
    private const int PreparedStatements = 64;

    private static int _instances;

    private readonly SemaphoreSlim _opening = new(1);
    private readonly NpgsqlDataSource _pool;
    private bool _isOpen;

    /// <summary>Uses a server and the schema of a deployment; nothing is opened yet.</summary>
    /// <param name="connectionString">Keywords of Npgsql, or a <c>postgres://</c> URL.</param>
    /// <param name="deployment">Name of the deployment.</param>
    /// <param name="options">Further options.</param>
    /// <param name="logger">For changes of the leader.</param>
    /// <exception cref="FormatException">The connection string or the schema's name is not valid.</exception>
    public PostgresDatabase(
        string connectionString, string deployment, PostgresOptions? options = null, ILogger<PostgresDatabase>? logger = null)
    {
        Options = options ?? new PostgresOptions();
        Logger = (ILogger?)logger ?? NullLogger.Instance;
        Schema = SchemaName.Of(Options.Schema ?? SchemaName.Prefix + deployment);
        var settings = PostgresUrl.Parse(connectionString);
        settings.SearchPath = Schema.Quoted;
        settings.ApplicationName = Session = SessionName();
        settings.TcpKeepAlive = true;
        // Connections of the pool carry no settings or locks that a reset would have to remove.
        settings.NoResetOnClose = true;
        if (!settings.ContainsKey("Maximum Pool Size")) settings.MaxPoolSize = DefaultPoolSize;
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = PreparedStatements;
        if (!settings.ContainsKey("Auto Prepare Min Usages")) settings.AutoPrepareMinUsages = 2;
        Settings = settings;
        Name = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}, schema {Schema.Name}");
        _pool = NpgsqlDataSource.Create(settings);
    }

    /// <summary>The server, database and schema, without user and password.</summary>
    public string Name { get; }

    /// <summary>The <c>application_name</c> of this program's sessions on the server.</summary>
    internal string Session { get; }

    internal PostgresOptions Options { get; }

    internal ILogger Logger { get; }

    internal SchemaName Schema { get; }

    internal NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>
    /// Connects and migrates. Throws <see cref="StoreSchemaException"/> when the schema was written by a newer version and
    /// <see cref="StoreUnavailableException"/> when the server cannot be used; may be retried.
    /// </summary>
    public Task OpenAsync(CancellationToken cancellationToken) => PostgresErrors.ExplainAsync(
        this,
        async () =>
        {
            await OpenOnceAsync(cancellationToken);
            return true;
        });

    /// <summary>Closes all connections. No operation may be running.</summary>
    public ValueTask DisposeAsync()
    {
        _opening.Dispose();
        return _pool.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _opening.Dispose();
        _pool.Dispose();
    }

    /// <summary>Reads in one transaction, from a consistent snapshot.</summary>
    internal Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) =>
        PostgresErrors.ExplainAsync(this, () => PostgresTransactions.ReadAsync(ConnectAsync, read, cancellationToken));

    /// <summary>Reads with a single statement.</summary>
    internal Task<T> ReadOneAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) =>
        PostgresErrors.ExplainAsync(this, () => PostgresTransactions.ReadOneAsync(ConnectAsync, read, cancellationToken));

    /// <summary>Writes in one transaction, which is durable when this returns and rolled back when it throws.</summary>
    internal Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> write, CancellationToken cancellationToken) =>
        PostgresErrors.ExplainAsync(this, () => PostgresTransactions.WriteAsync(ConnectAsync, write, cancellationToken));

    /// <summary>Connects to the server; the schema may be missing or of another version.</summary>
    internal Task<T> ExamineAsync<T>(Func<NpgsqlConnection, Task<T>> operation, CancellationToken cancellationToken) =>
        PostgresErrors.ExplainAsync(
            this,
            async () =>
            {
                await using var connection = await _pool.OpenConnectionAsync(cancellationToken);
                return await operation(connection);
            });

    private async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await OpenOnceAsync(cancellationToken);
        return await _pool.OpenConnectionAsync(cancellationToken);
    }

    private async Task OpenOnceAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isOpen)) return;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_isOpen) return;
            await using var connection = await _pool.OpenConnectionAsync(cancellationToken);
            await PostgresMigrations.ApplyAsync(connection, Schema, Name, static _ => { }, cancellationToken);
            Volatile.Write(ref _isOpen, true);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Unique among the programs that use a server, and short enough for it.</summary>
    private static string SessionName()
    {
        const int MaxHostLength = 30;
        var host = Environment.MachineName;
        if (host.Length > MaxHostLength) host = host[..MaxHostLength];
        return string.Create(CultureInfo.InvariantCulture, $"zoe {host}:{Environment.ProcessId}/{Interlocked.Increment(ref _instances)}");
    }
}
