using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests;

public sealed class ProcessResizeConformance : ResizeConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
