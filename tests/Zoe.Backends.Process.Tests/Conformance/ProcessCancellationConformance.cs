using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessCancellationConformance : CancellationConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
