using Zoe.Cli.Api;

namespace Zoe.Cli.Commands;

/// <summary>Does the same to several executions.</summary>
internal static class ForEach
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
            catch (Exception exception) when (exception is ApiException or HttpRequestException)
            {
                await CommandContext.Error.WriteLineAsync($"zoe: Execution {id}: {Failure.Explain(exception)}");
                result = ExitCodes.Failure;
            }
        }

        return result;
    }
}
