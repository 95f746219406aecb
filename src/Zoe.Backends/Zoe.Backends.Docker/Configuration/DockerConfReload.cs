using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker;

/// <summary>
/// Reads a <c>docker.conf</c> file again when it changes. A file that cannot be used is reported and what was known
/// stays in force. The file is looked at now and then: notifications do not work on every file system.
/// </summary>
internal sealed class DockerConfReload(string path, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string? _text;

    /// <summary>Calls <paramref name="apply"/> with the hosts now and then until cancelled.</summary>
    public async Task RunAsync(
        ImmutableArray<DockerEngineOptions> known,
        Func<ImmutableArray<DockerEngineOptions>, CancellationToken, Task> apply,
        CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            known = await ReadAsync(known, cancellationToken);

            // Also without a change: hosts that were taken out go when they are empty.
            await apply(known, cancellationToken);
        }
    }

    private async Task<ImmutableArray<DockerEngineOptions>> ReadAsync(
        ImmutableArray<DockerEngineOptions> known, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            if (string.Equals(text, _text, StringComparison.Ordinal)) return known;
            _text = text;
            return DockerConfFile.Parse(text, path);
        }
        catch (DockerConfException problem)
        {
            DockerConfReloadLog.Refused(logger, path, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Told once, until the file can be read again.
            if (_text is not null) DockerConfReloadLog.Refused(logger, path, problem.Message);
            _text = null;
        }

        return known;
    }
}
