namespace Zoe.Benchmarks.EndToEnd;

/// <summary>One execution of one service.</summary>
/// <param name="SubmitToRunning">From sending the request until the API says <c>running</c>.</param>
/// <param name="ExitToTerminated">From the service's last act until the API says <c>terminated</c>.</param>
/// <param name="DockerRun">The baseline: how long <c>docker run -d</c> of the same image takes; null without Docker.</param>
internal sealed record Sample(TimeSpan SubmitToRunning, TimeSpan ExitToTerminated, TimeSpan? DockerRun = null);
