using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Nodes;

/// <summary>The process of this server, as the records of services name it.</summary>
internal sealed class ServerProcess
{
    private readonly ProcessIdentity _identity =
        ProcessIdentity.Find(Environment.ProcessId) ?? throw new IOException("/proc cannot be read.");

    private long _starts;

    /// <summary>The machine's boot; process numbers of another one mean nothing.</summary>
    public string BootId { get; } = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    /// <summary>A text that no other start of a service has, also not one by another server.</summary>
    public string CreateStartToken() => $"{_identity.Pid}-{_identity.StartTicks}-{Interlocked.Increment(ref _starts)}";
}
