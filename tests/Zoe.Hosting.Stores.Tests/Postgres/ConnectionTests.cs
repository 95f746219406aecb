using Npgsql;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;
using Zoe.TestKit;

namespace Zoe.Hosting.Stores.Tests.Postgres;

public sealed class ConnectionTests(SharedPostgres postgres) : PostgresTest
{
    [Fact]
    public async Task A_url_connects_as_keywords_do()
    {
        await using var database = new PostgresDatabase(postgres.Server.Url + "?sslmode=prefer", Deployment);
        await database.OpenAsync(Cancellation);
        database.Name.ShouldBe($"PostgreSQL 127.0.0.1:{postgres.Server.Port}/postgres, schema zoe_{Deployment}");
    }

    [Theory]
    [InlineData("postgres://db", "The URL of the database is not valid; it must be like postgres://user@host:5432/database.")]
    [InlineData("postgres://u:secret@db/x?sslmod=require", "The URL of the database has the option 'sslmod', which is unknown or has a wrong value.")]
    [InlineData("postgres://u:secret@db/x?sslmode=maybe", "The URL of the database has the option 'sslmode', which is unknown or has a wrong value.")]
    [InlineData("Host=db;Pasword=secret", "The connection string of the database is not valid; it must be like Host=db;Database=zoe;Username=zoe.")]
    [InlineData("secret", "The connection string of the database is not valid; it must be like Host=db;Database=zoe;Username=zoe.")]
    public void A_wrong_connection_string_is_one_sentence_without_the_password(string text, string message)
    {
        var failure = Should.Throw<FormatException>(() => new PostgresDatabase(text, "prod"));
        failure.Message.ShouldBe(message);
        failure.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("", "The name of the schema is empty.")]
    [InlineData("pg_x", "The name of the schema, 'pg_x', begins with pg_, which is reserved by PostgreSQL.")]
    [InlineData("a\nb", "The name of the schema, 'a\nb', has a control character.")]
    [InlineData("長長長長長長長長長長長長長長長長長長長長長長", "The name of the schema, '長長長長長長長長長長長長長長長長長長長長長長', has 66 bytes; PostgreSQL allows 63. Set the schema in the options of the store.")]
    public void A_wrong_name_of_a_schema_is_refused(string schema, string message) =>
        Should.Throw<FormatException>(() => new PostgresDatabase("Host=x", "prod", new PostgresOptions { Schema = schema })).Message.ShouldBe(message);

    [Theory]
    [InlineData("a-b.c")]
    [InlineData("\"; DROP SCHEMA public; --")]
    [InlineData("Zoë, 'x' \\")]
    public async Task Any_other_name_of_a_schema_is_quoted(string name)
    {
        var options = new PostgresOptions { Schema = name + Deployment };
        await using var database = new PostgresDatabase(postgres.Server.ConnectionString, "prod", options);
        await database.OpenAsync(Cancellation);
        await using var source = NpgsqlDataSource.Create(postgres.Server.ConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname = $1 AND tablename = 'execution'");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.Schema });
        (await command.ExecuteScalarAsync(Cancellation)).ShouldBe(1L);
        (await StoreOf(database).ListAsync(new ExecutionFilter(), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_reported_without_it()
    {
        var settings = new NpgsqlConnectionStringBuilder(postgres.Server.ConnectionString) { Password = "wrong-secret" };
        await using var database = new PostgresDatabase(settings.ConnectionString, Deployment);
        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => database.OpenAsync(Cancellation));
        failure.Message.ShouldEndWith("refuses the login of zoe: check the user's name and password, and the server's pg_hba.conf.");
        failure.ToString().ShouldNotContain("wrong-secret");
    }

    [Fact]
    public async Task A_missing_database_is_reported()
    {
        var settings = new NpgsqlConnectionStringBuilder(postgres.Server.ConnectionString) { Database = "missing" };
        await using var database = new PostgresDatabase(settings.ConnectionString, Deployment);
        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => database.OpenAsync(Cancellation));
        failure.Message.ShouldEndWith("there is no such database. Create it with createdb.");
    }

    [Fact]
    public async Task An_exhausted_pool_is_reported()
    {
        var database = Open(postgres.Server, "Maximum Pool Size=1;Timeout=1");
        await database.OpenAsync(Cancellation);
        var release = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = database.ReadAsync(
            _ =>
            {
                entered.SetResult();
                return release.Task;
            },
            Cancellation);
        await entered.Task;

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => StoreOf(database).FindAsync(1, Cancellation));
        failure.Message.ShouldEndWith("has no free connection: raise Maximum Pool Size in the connection string.");
        release.SetResult(true);
        await held;
        (await StoreOf(database).FindAsync(1, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deadlock_is_resolved_by_a_repetition()
    {
        var database = Open(postgres.Server);
        await database.OpenAsync(Cancellation);
        await ExecuteAsync(postgres.Server, "CREATE TABLE pair (id integer PRIMARY KEY); INSERT INTO pair VALUES (1), (2)");
        using var both = new Barrier(2);
        async Task<int> LockAsync(int first, int second)
        {
            var attempts = 0;
            await database.WriteAsync(
                async connection =>
                {
                    await RunAsync(connection, first);
                    if (++attempts == 1) await Task.Run(() => both.SignalAndWait(Cancellation), Cancellation);
                    await RunAsync(connection, second);
                    return true;
                },
                Cancellation);
            return attempts;
        }

        var counts = await Task.WhenAll(LockAsync(1, 2), LockAsync(2, 1));
        counts.Order().ShouldBe([1, 2]);

        static async Task RunAsync(NpgsqlConnection connection, int id)
        {
            await using var command = new NpgsqlCommand($"SELECT FROM pair WHERE id = {id} FOR UPDATE", connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
