using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Stores.Tests.Conformance;

public sealed class SqliteUserTests : UserConformance
{
    protected override Task<StoreEnvironment> CreateEnvironmentAsync() => Task.FromResult<StoreEnvironment>(new SqliteEnvironment());
}
