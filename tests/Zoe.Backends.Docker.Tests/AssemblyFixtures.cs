using Zoe.Backends.Docker.Tests;

[assembly: AssemblyFixture(typeof(SharedEngine))]
