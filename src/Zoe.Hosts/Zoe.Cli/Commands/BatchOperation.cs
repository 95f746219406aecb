using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>Applies a command to several executions.</summary>
internal static class BatchOperation
{
    /// <summary>Tries all, reports each failure, and fails when any did.</summary>
    /// <returns>The exit code.</returns>
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
