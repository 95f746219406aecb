namespace Zoe.Backends.Process;

/// <summary>How a <see cref="ProcessBackend"/> presents this machine, and where it keeps its state.</summary>
public sealed record ProcessBackendOptions
{
    /// <summary>
    /// Marks what belongs together; letters, digits, <c>.</c>, <c>_</c> and <c>-</c>. <c>UseProcesses</c> takes it from
    /// Zoe's options.
    /// </summary>
    public string Deployment { get; init; } = "";

    /// <summary>
    /// Folder for records and output of services; made when missing, readable by its owner only. It must be the same
    /// after a restart of the server, or running services are not found again. <c>UseProcesses</c> takes one in Zoe's
    /// data path when this is empty.
    /// </summary>
    public string StateFolder { get; init; } = "";

    /// <summary>Name of the one node.</summary>
    public string NodeName { get; init; } = "local";

    /// <summary>Cores to give away, in thousandths; null for all of this machine's.</summary>
    public int? Millicores { get; init; }

    /// <summary>Memory to give away, in bytes; null for all of this machine's.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>
    /// Limits cores and memory of services by control groups, where this machine and its rights allow it; else they are
    /// not limited, with a warning.
    /// </summary>
    public bool LimitServices { get; init; } = true;

    /// <summary>Host name or address under which users reach published ports.</summary>
    public string ExternalAddress { get; init; } = "127.0.0.1";
}
