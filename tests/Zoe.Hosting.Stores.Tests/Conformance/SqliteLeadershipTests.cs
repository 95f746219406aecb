using Zoe.Hosting.Testing;

namespace Zoe.Hosting.Stores.Tests.Conformance;

public sealed class SqliteLeadershipTests : LeadershipConformance
{
    protected override Task<StoreEnvironment> CreateEnvironmentAsync() => Task.FromResult<StoreEnvironment>(new SqliteEnvironment());
}
