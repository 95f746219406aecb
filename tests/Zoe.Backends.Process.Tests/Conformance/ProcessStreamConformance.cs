using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests;

public sealed class ProcessStreamConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
