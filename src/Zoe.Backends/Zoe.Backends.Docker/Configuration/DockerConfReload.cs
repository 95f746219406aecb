using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Configuration;

/// <summary>
/// Asks now and then for the list of engines, which may have changed. One that cannot be used is reported once and what
/// was known stays in force. Notifications of changed files do not work on every file system.
/// </summary>
internal sealed class DockerConfReload(Func<ImmutableArray<DockerEngineOptions>> read, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string? _problem;

    /// <summary>Calls <paramref name="apply"/> with the hosts now and then until cancelled.</summary>
    public async Task RunAsync(
        ImmutableArray<DockerEngineOptions> known,
        Func<ImmutableArray<DockerEngineOptions>, CancellationToken, Task> apply,
        CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            known = Read(known);

            // Also without a change: hosts that were taken out go when they are empty.
            await apply(known, cancellationToken);
        }
    }

    private ImmutableArray<DockerEngineOptions> Read(ImmutableArray<DockerEngineOptions> known)
    {
        try
        {
            known = read();
            _problem = null;
        }
        catch (Exception problem) when (problem is DockerConfException or IOException or UnauthorizedAccessException)
        {
            if (_problem != problem.Message) DockerConfReloadLog.Refused(logger, problem.Message);
            _problem = problem.Message;
        }

        return known;
    }
}
