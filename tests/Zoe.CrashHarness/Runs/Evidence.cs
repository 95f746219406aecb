using System.Data.Common;
using System.Text.Json;
using Zoe.CrashHarness.Checks;

namespace Zoe.CrashHarness.Runs;

/// <summary>What is kept of a violation besides the logs of the hosts and the records of clients and services.</summary>
internal static class Evidence
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task SaveAsync(string folder, Deployment deployment, ViolationException violation, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "violation.txt"), violation + "\n", cancellationToken);
        try
        {
            foreach (var table in (string[])["execution", "service", "execution_event", "submission_key"])
            {
                var rows = await deployment.Store.DumpAsync(table, cancellationToken);
                await File.WriteAllTextAsync(Path.Combine(folder, table + ".json"), JsonSerializer.Serialize(rows, Indented), cancellationToken);
            }
        }
        catch (DbException failure)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "store.txt"), failure + "\n", cancellationToken);
        }
    }
}
