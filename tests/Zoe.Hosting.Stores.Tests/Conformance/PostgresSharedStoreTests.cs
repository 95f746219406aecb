using Zoe.Hosting.Stores.Tests.Postgres;
using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Stores.Tests.Conformance;

public sealed class PostgresSharedStoreTests(SharedPostgres postgres) : SharedStoreConformance
{
    protected override Task<StoreEnvironment> CreateEnvironmentAsync() =>
        Task.FromResult<StoreEnvironment>(new PostgresEnvironment(postgres.Server, SharedPostgres.NextDeployment()));
}
