using Zoe.Cli.Api;

namespace Zoe.Cli.Watching;

/// <summary>Repeats what can be repeated while the connection is gone, so that a server restart ends no wait.</summary>
internal sealed class Retry(TimeProvider time, TextWriter messages)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Gives up, with the last failure, after ten minutes without an answer.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(200);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await request();
            }
            catch (Exception exception)
                when (ZoeClient.IsTransient(exception) && time.GetElapsedTime(since) < Patience)
            {
                if (attempt == 2) await messages.WriteLineAsync("The server does not answer; trying again.");
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }
}
