namespace Zoe.Hosting.Engine.State;

/// <summary>Tells which services are on their way from a node where they still hold room.</summary>
internal static class LeavingServices
{
    /// <summary>True for an elastic service that is being stopped and then wants a place again.</summary>
    public static bool Leaves(this Service service) =>
        service is { Status: ServiceStatus.Terminating, Restarting: true, Essential: false };
}
