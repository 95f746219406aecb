using Zoe.Cli.Output;
using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Watching;

/// <summary>Prints the status of an execution until it ends.</summary>
internal static class ExecutionProgress
{
    /// <summary>Prints each change of status or wait reason; returns the ended execution.</summary>
    public static async Task<ExecutionDocument> WaitForEndAsync(
        ZoeClient client, long id, TextWriter messages, CancellationToken cancellationToken)
    {
        ExecutionDocument? last = null;
        await foreach (var execution in client.WatchAsync(id, cancellationToken: cancellationToken))
        {
            await messages.WriteLineAsync(Describe(execution));
            last = execution;
        }

        return last!;
    }

    private static string Describe(ExecutionDocument execution)
    {
        var reason = execution.HasEnded ? execution.ErrorMessage : execution.WaitReason;
        var line = $"Execution {execution.Id} is {execution.Status}";
        return string.IsNullOrEmpty(reason) ? line + "." : $"{line}: {Printable.Line(reason)}";
    }
}
