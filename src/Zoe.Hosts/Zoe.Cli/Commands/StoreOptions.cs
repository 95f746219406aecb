using System.CommandLine;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Cli.Commands;

/// <summary>The options that name a store, as the server's settings do.</summary>
internal sealed class StoreOptions
{
    public const string DataDescription = "The server's data folder; default ZOE_DATA_PATH or ./zoe-data";

    private const string DefaultDeployment = "prod";
    private const string DefaultFolder = "zoe-data";

    private readonly Option<string?> _data = new("--data") { Description = DataDescription };

    private readonly Option<string?> _store = new("--store")
    {
        Description = "PostgreSQL server instead, postgres://user@host/database or keywords; default ZOE_STORE. PGPASSWORD may have the password",
    };

    private readonly Option<string?> _deployment = new("--deployment")
    {
        Description = $"Name of the deployment in a PostgreSQL database; default ZOE_DEPLOYMENT_NAME or {DefaultDeployment}",
    };

    public StoreOptions(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_store);
        command.Options.Add(_deployment);
    }

    /// <summary>True when the store is created if there is none.</summary>
    public bool MayBeNew { get; init; }

    /// <summary>The data folder of an option, a setting, or the default.</summary>
    public static string DataFolder(string? option) => option ?? Configured("ZOE_DATA_PATH") ?? DefaultFolder;

    /// <summary>The name of the deployment.</summary>
    public string Deployment(ParseResult parsed) => parsed.GetValue(_deployment) ?? Configured("ZOE_DEPLOYMENT_NAME") ?? DefaultDeployment;

    /// <summary>The data folder.</summary>
    public string DataFolder(ParseResult parsed) => DataFolder(parsed.GetValue(_data));

    /// <summary>Opens the store and runs an operation, which prints its result. Failures of the store are one sentence.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, Func<OpenedStore, CancellationToken, Task> operation, CancellationToken cancellationToken)
    {
        try
        {
            await RunInStoreAsync(parsed, operation, cancellationToken);
            return ExitCodes.Success;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or StoreSchemaException or StoreInUseException
            or InvalidDataException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(failure.Message);
        }
    }

    private async Task RunInStoreAsync(
        ParseResult parsed, Func<OpenedStore, CancellationToken, Task> operation, CancellationToken cancellationToken)
    {
        if ((parsed.GetValue(_store) ?? Configured("ZOE_STORE")) is { Length: > 0 } server && parsed.GetValue(_data) is null)
        {
            await using var schema = new PostgresDatabase(server, Deployment(parsed));
            var maintenance = new PostgresMaintenance(schema);
            if (!MayBeNew && !await maintenance.ExistsAsync(cancellationToken))
                throw new CliException($"{schema.Name}: there is no such schema. A server creates it when it starts; check the name of the deployment.");
            await operation(
                new OpenedStore(new PostgresExecutionStore(schema), new PostgresAuditStore(schema), new PostgresTransfer(schema), maintenance), cancellationToken);
            return;
        }

        var file = Path.Combine(DataFolder(parsed), "zoe.db");
        if (!MayBeNew && !File.Exists(file)) throw new CliException($"There is no database at {file}.");
        await using var database = new SqliteDatabase(file);
        await operation(
            new OpenedStore(new SqliteExecutionStore(database), new SqliteAuditStore(database), new SqliteTransfer(database), new SqliteMaintenance(file)),
            cancellationToken);
    }

    private static string? Configured(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
