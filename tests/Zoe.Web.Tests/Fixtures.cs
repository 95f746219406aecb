[assembly: AssemblyFixture(typeof(Zoe.Web.Tests.ServerFixture))]
