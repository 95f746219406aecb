using Zoe.Backends.Docker.Tests.Engines;

[assembly: AssemblyFixture(typeof(SharedEngine))]
