using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Tells a user why an execution waits, with the name of the service that found no place.</summary>
internal static class WaitSentence
{
    public static string Describe(Wait wait, Execution execution) =>
        $"Service {execution.FindService(wait.ServiceId)?.Name} {WaitText.Describe(wait)}.";
}
