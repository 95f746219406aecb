using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Stores.Tests.Conformance;

public sealed class SqliteTransferConformanceTests : TransferConformance
{
    protected override Task<StoreEnvironment> CreateEnvironmentAsync() => Task.FromResult<StoreEnvironment>(new SqliteEnvironment());
}
