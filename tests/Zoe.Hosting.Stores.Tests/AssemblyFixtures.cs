using Zoe.Hosting.Stores.Tests.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]
