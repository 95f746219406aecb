namespace Zoe.Hosting;

/// <summary>No host has led this deployment for a while; the request stays stored and is carried out when one does.</summary>
public sealed class LeaderNotFoundException(TimeSpan waited) : Exception(
    $"No host with an engine has answered for {waited.TotalSeconds:0} s. The request is stored and is carried out when one does: "
    + "look at the executions before repeating it.");
