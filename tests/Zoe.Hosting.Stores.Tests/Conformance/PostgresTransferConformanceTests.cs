using Zoe.Hosting.Stores.Tests.Postgres;
using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Stores.Tests.Conformance;

public sealed class PostgresTransferConformanceTests(SharedPostgres postgres) : TransferConformance
{
    protected override Task<StoreEnvironment> CreateEnvironmentAsync() =>
        Task.FromResult<StoreEnvironment>(new PostgresEnvironment(postgres.Server, SharedPostgres.NextDeployment()));
}
