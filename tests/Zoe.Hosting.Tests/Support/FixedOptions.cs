using Microsoft.Extensions.Options;

namespace Zoe.Hosting.Tests.Support;

/// <summary>Options that never change.</summary>
internal sealed class FixedOptions(ZoeOptions options) : IOptionsMonitor<ZoeOptions>
{
    public ZoeOptions CurrentValue => options;

    public ZoeOptions Get(string? name) => options;

    public IDisposable? OnChange(Action<ZoeOptions, string?> listener) => null;
}
