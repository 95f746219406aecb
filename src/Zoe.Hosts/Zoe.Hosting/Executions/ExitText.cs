namespace Zoe.Hosting.Executions;

/// <summary>Describes how a service ended.</summary>
internal static class ExitText
{
    /// <summary>For example <c>ended with exit code 1</c>.</summary>
    public static string Describe(Service exited) => exited switch
    {
        { BackendStatus: BackendStatus.Lost } => $"was lost with node {exited.Node}, which is no longer reachable",
        { BackendStatus: BackendStatus.OomKilled } => "was killed because it exceeded its memory limit",
        { BackendStatus: BackendStatus.Destroyed } => "was removed outside Zoe",
        { ExitCode: { } code, Reason: { } reason } => $"ended with exit code {code}: {reason}",
        { ExitCode: { } code } => $"ended with exit code {code}",
        { Reason: { } reason } => $"ended: {reason}",
        _ => "ended with an unknown exit code",
    };
}
