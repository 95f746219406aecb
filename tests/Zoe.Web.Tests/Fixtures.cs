using Zoe.TestKit;

[assembly: AssemblyFixture(typeof(ServerFixture))]
