using System.Text;

namespace Zoe.Backends.Virtual;

/// <summary>A service on the virtual cluster. Changed only under the cluster's lock.</summary>
internal sealed class VirtualService(string deployment, string hostName, VirtualCommand command, ObservedService observed)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Deployment { get; } = deployment;

    public ObservedService Observed { get; private set; } = observed;

    public bool HasEnded => Observed.State == ServiceState.Exited;

    /// <summary>Completes when the service has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Fires when the service has run for its time; null when it runs until stopped.</summary>
    public ITimer? End { get; set; }

    /// <summary>What it writes when it starts; empty when it runs until stopped.</summary>
    public byte[] FirstOutput { get; } = command.Duration is null
        ? []
        : Encoding.UTF8.GetBytes(command.Output is null ? $"{hostName} started\n" : $"{hostName} started\n{command.Output}\n");

    /// <summary>What it writes when it ends; empty while it runs.</summary>
    public byte[] LastOutput { get; private set; } = [];

    public void Finish(int exitCode, bool outOfMemory, string? disruption, DateTimeOffset now)
    {
        End?.Dispose();
        Observed = Observed with
        {
            State = ServiceState.Exited,
            ExitCode = exitCode,
            OutOfMemory = outOfMemory,
            Disruption = disruption,
            EndedAt = now,
            Reason = outOfMemory ? "It used more memory than it may" : null,
        };
        LastOutput = Encoding.UTF8.GetBytes($"{hostName} ended with exit code {exitCode}\n");
        _ended.TrySetResult();
    }
}
