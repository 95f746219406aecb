namespace Zoe.Hosting.Engine.State;

/// <summary>Services that are being moved and still hold resources on their node.</summary>
internal static class VacatingServices
{
    /// <summary>True for an elastic service that is being stopped to be placed again.</summary>
    public static bool IsVacating(this Service service) =>
        service is { Status: ServiceStatus.Terminating, Restarting: true, Essential: false };
}
