using System.CommandLine;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Cli.Commands;

/// <summary>The options that name a store, as the server's settings do.</summary>
internal sealed class StoreOptions
{
    private const string DefaultDeployment = "prod";

    private readonly Option<string?> _data = new("--data") { Description = "The server's data folder; default ZOE_DATA_PATH or ./zoe-data" };

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

    /// <summary>Opens the store, runs an operation and prints its result. Failures of the store are one sentence.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, bool mustExist, Func<OpenedStore, CancellationToken, Task<string>> operation, CancellationToken cancellationToken)
    {
        try
        {
            CommandContext.Out.WriteLine(await RunInStoreAsync(parsed, mustExist, operation, cancellationToken));
            return ExitCodes.Success;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or StoreSchemaException or StoreInUseException
            or InvalidDataException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(failure.Message);
        }
    }

    private async Task<string> RunInStoreAsync(
        ParseResult parsed, bool mustExist, Func<OpenedStore, CancellationToken, Task<string>> operation, CancellationToken cancellationToken)
    {
        if ((parsed.GetValue(_store) ?? Configured("ZOE_STORE")) is { Length: > 0 } server && parsed.GetValue(_data) is null)
        {
            await using var schema = new PostgresDatabase(
                server, parsed.GetValue(_deployment) ?? Configured("ZOE_DEPLOYMENT_NAME") ?? DefaultDeployment);
            return await operation(new OpenedStore(new PostgresExecutionStore(schema), new PostgresTransfer(schema)), cancellationToken);
        }

        var file = Path.Combine(parsed.GetValue(_data) ?? Configured("ZOE_DATA_PATH") ?? DatabaseCommand.DefaultFolder, "zoe.db");
        if (mustExist && !File.Exists(file)) throw new CliException($"There is no database at {file}.");
        await using var database = new SqliteDatabase(file);
        return await operation(new OpenedStore(new SqliteExecutionStore(database), new SqliteTransfer(database)), cancellationToken);
    }

    private static string? Configured(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
