using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessResizeConformance : ResizeConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
