using System.Globalization;

namespace Zoe.Hosting;

/// <summary>Where the output of services is kept: a folder per execution, a file per attempt of a service.</summary>
internal sealed class LogPaths(ZoeOptions options)
{
    private readonly string _root = Path.GetFullPath(
        Path.Combine(options.ServiceLogsBasePath ?? Path.Combine(options.DataPath, "service-logs"), options.DeploymentName));

    /// <summary>The folder of an execution.</summary>
    public string Folder(long executionId) =>
        Path.Combine(_root, executionId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The file of one run of a service. Names are made of ids only, never of what users wrote.</summary>
    public string File(long executionId, long serviceId, int attempt) =>
        Path.Combine(Folder(executionId), string.Create(CultureInfo.InvariantCulture, $"{serviceId}-{attempt}.log"));
}
