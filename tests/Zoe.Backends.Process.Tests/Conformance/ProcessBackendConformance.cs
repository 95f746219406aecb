using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests;

public sealed class ProcessBackendConformance : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
