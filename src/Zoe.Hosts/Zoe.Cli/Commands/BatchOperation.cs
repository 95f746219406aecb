using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>Runs an operation on several executions.</summary>
internal static class BatchOperation
{
    /// <summary>Runs it for all executions and reports each failure.</summary>
    /// <returns>The exit code: failure when any failed.</returns>
    public static async Task<int> RunAsync(IEnumerable<long> ids, Func<long, Task> run)
    {
        var result = ExitCodes.Success;
        foreach (var id in ids.Distinct())
        {
            try
            {
                await run(id);
            }
            catch (ZoeApiException exception)
            {
                await CommandContext.Error.WriteLineAsync($"zoe: Execution {id}: {FailureMessage.Describe(exception)}");
                result = ExitCodes.Failure;
            }
        }

        return result;
    }
}
