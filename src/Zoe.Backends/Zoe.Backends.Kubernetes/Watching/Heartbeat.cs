using Microsoft.Extensions.Logging;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>
/// Requests the API server's version at intervals. Open watches do not show that the server behind a proxy no longer
/// answers, nor that it no longer accepts our credentials: it keeps serving streams that it had accepted.
/// </summary>
internal sealed class Heartbeat(IKubernetesApi api, ClusterState cluster, TimeProvider time, ILogger logger)
{
    // A server that stops answering just after a beat is noticed after both together.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    // Recovery is noticed sooner.
    private static readonly TimeSpan PauseInTrouble = TimeSpan.FromSeconds(2);

    private string? _reported;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var problem = await FindProblemAsync(cancellationToken);
            Report(problem);
            await Task.Delay(problem is null ? Pause : PauseInTrouble, time, cancellationToken);
        }
    }

    private async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        using var limit = new LinkedTimeout(AnswerLimit, time, cancellationToken);
        try
        {
            await api.GetVersionAsync(limit.Token);
            return null;
        }
        catch (KubernetesApiException problem)
        {
            // A refusal, for missing rights or too many requests, is an answer too.
            return ApiFailure.Classify(problem) == BackendFailure.Unreachable ? problem.Message : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The API server at {api.Address} did not answer within {AnswerLimit.TotalSeconds} s";
        }
    }

    private void Report(string? problem)
    {
        if (problem is null)
        {
            if (_reported is not null) WatchLog.AnswersAgain(logger);
            cluster.Connect(nameof(Heartbeat));
        }
        else
        {
            if (_reported != problem) WatchLog.NoAnswer(logger, problem);
            cluster.Disconnect(nameof(Heartbeat), problem);
        }

        _reported = problem;
    }
}
