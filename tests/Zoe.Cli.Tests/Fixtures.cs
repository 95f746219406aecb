[assembly: AssemblyFixture(typeof(Zoe.Cli.Tests.ServerFixture))]
