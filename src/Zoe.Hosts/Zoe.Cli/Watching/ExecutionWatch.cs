using Zoe.Cli.Api;
using Zoe.Cli.Output;

namespace Zoe.Cli.Watching;

/// <summary>Tells how an execution fares until it ends.</summary>
internal sealed class ExecutionWatch(ZoeClient client, Retry retry, TimeProvider time, TextWriter messages)
{
    /// <summary>How often the server is asked.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Prints every change of status and of the reason to wait; returns the execution once it is over.</summary>
    public async Task<ExecutionDocument> WaitForEndAsync(long id, CancellationToken cancellationToken)
    {
        var told = "";
        while (true)
        {
            var execution = await retry.RunAsync(() => client.GetExecutionAsync(id, cancellationToken), cancellationToken);
            var line = Describe(execution);
            if (line != told) await messages.WriteLineAsync(line);
            told = line;
            if (execution.HasEnded()) return execution;
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private static string Describe(ExecutionDocument execution)
    {
        var reason = execution.HasEnded() ? execution.ErrorMessage : execution.WaitReason;
        var line = $"Execution {execution.Id} is {execution.Status}";
        return string.IsNullOrEmpty(reason) ? line + "." : $"{line}: {Printable.Line(reason)}";
    }
}
