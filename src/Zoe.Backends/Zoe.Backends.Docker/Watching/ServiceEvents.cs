using System.Globalization;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Nodes;
using Zoe.Backends.Docker.Services;

namespace Zoe.Backends.Docker.Watching;

/// <summary>Turns an engine's events of containers into events of services.</summary>
internal sealed class ServiceEvents(DockerNode node, string deployment)
{
    /// <summary>What an event means for a service of this deployment; null for nothing.</summary>
    /// <param name="occurred">The event.</param>
    /// <param name="begin">When watching began. Of what is older only ends matter, which the list may not show yet.</param>
    /// <param name="cancellationToken">Ends the requests for the container.</param>
    public async Task<BackendEvent?> TranslateAsync(
        Message occurred, DateTimeOffset begin, CancellationToken cancellationToken)
    {
        if (occurred.Actor is not { ID: { } id } actor
            || !ServiceLabels.TryRead(actor.Attributes, deployment, out var key, out var epoch)) return null;
        var isOld = EngineTime.FromNanoseconds(occurred.TimeNano ?? 0) < begin;
        if (isOld && occurred.Action != "die") return null;
        switch (occurred.Action)
        {
            // It may have ended since, which its next event says.
            case "start":
                return await node.InspectAsync(id, cancellationToken) is { } started ? new ServiceChanged(AsRunning(started)) : null;
            case "die":
                if (await node.InspectAsync(id, cancellationToken) is { State: ServiceState.Exited } ended) return new ServiceChanged(ended);
                return isOld ? null : new ServiceChanged(node.Observation.Ended(key, epoch, id, FindExitCode(actor)));
            case "destroy" or "remove":
                return new ServiceRemoved(key, node.Name);
            default:
                return null;
        }
    }

    private static ObservedService AsRunning(ObservedService service) => service with
    {
        State = ServiceState.Running,
        ExitCode = null,
        OutOfMemory = false,
        Reason = null,
    };

    private static int? FindExitCode(Actor actor) =>
        actor.Attributes is { } attributes && attributes.TryGetValue("exitCode", out var text)
        && int.TryParse(text, CultureInfo.InvariantCulture, out var code) ? code : null;
}
