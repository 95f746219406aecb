using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Warns in the log, more and more often, when credentials are about to expire and nothing renews them.</summary>
internal sealed class CredentialReminder(IClusterCredential credential, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Check = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? warned = null;
        var leftAtWarning = TimeSpan.Zero;
        while (true)
        {
            var now = time.GetUtcNow();
            if (credential.FindExpiry() is { } expiry && expiry.FindWarning(now) is { } warning)
            {
                // When half of the time is over, and once more at the end.
                var left = expiry.At - now;
                if (warned != expiry.At || (leftAtWarning > TimeSpan.Zero && left <= leftAtWarning / 2))
                {
                    ConnectionLog.Expires(logger, warning);
                    (warned, leftAtWarning) = (expiry.At, left);
                }
            }

            await Task.Delay(Check, time, cancellationToken);
        }
    }
}
