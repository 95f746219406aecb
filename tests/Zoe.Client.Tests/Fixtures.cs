[assembly: AssemblyFixture(typeof(Zoe.Client.Tests.ServerFixture))]
