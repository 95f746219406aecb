using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Zoe.Backends.Process;

/// <summary>How a <see cref="ProcessBackend"/> presents this machine, and where it keeps its state.</summary>
public sealed partial record ProcessBackendOptions
{
    /// <summary>
    /// Marks what belongs to this deployment; nothing else is ever touched. Letters, digits, <c>.</c>, <c>_</c> and
    /// <c>-</c>, beginning with a letter or digit. <c>UseProcesses</c> takes it from Zoe's options.
    /// </summary>
    public string DeploymentName { get; init; } = "";

    /// <summary>
    /// Folder for records and output of services; made when missing, readable by its owner only. It must be the same
    /// after a restart of the server, or running services are not found again. <c>UseProcesses</c> takes one in Zoe's
    /// data path when this is empty.
    /// </summary>
    public string StateFolder { get; init; } = "";

    /// <summary>Name of the one node.</summary>
    public string NodeName { get; init; } = "local";

    /// <summary>Cores to offer, in thousandths; null for all of this machine's.</summary>
    public int? Millicores { get; init; }

    /// <summary>Memory to offer, in bytes; null for all of this machine's.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>
    /// Limits cores and memory of services by control groups, where this machine and its rights allow it; else they are
    /// not limited, with a warning.
    /// </summary>
    public bool LimitServices { get; init; } = true;

    /// <summary>Host name or address under which users reach published ports.</summary>
    public string ExternalAddress { get; init; } = "127.0.0.1";

    /// <summary>All that is wrong with these options; none when they can be used.</summary>
    public ImmutableArray<string> FindProblems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (!FolderName().IsMatch(DeploymentName))
        {
            problems.Add(
                $"'{DeploymentName}' is no name for a deployment: only letters, digits, '.', '_' and '-' are possible, "
                + "and it begins with a letter or digit");
        }

        if (string.IsNullOrWhiteSpace(StateFolder)) problems.Add("The state folder is empty");
        if (string.IsNullOrWhiteSpace(NodeName)) problems.Add("The node name is empty");
        return problems.ToImmutable();
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FolderName();
}
