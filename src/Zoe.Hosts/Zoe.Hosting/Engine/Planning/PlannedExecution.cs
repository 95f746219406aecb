using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>What a scheduler's session was told of an execution.</summary>
internal sealed class PlannedExecution
{
    private readonly List<(long Id, string? Node, string? AvoidNode, string? AffinityGroup)> _services = [];

    /// <summary>True when the session knows just this. What else there is to a service never changes.</summary>
    public bool Matches(ScheduledExecution described)
    {
        if (described.Services.Length != _services.Count) return false;
        for (var i = 0; i < _services.Count; i++)
        {
            var service = described.Services[i];
            if (_services[i] != (service.Id, service.Node, service.AvoidNode, service.AffinityGroup)) return false;
        }

        return true;
    }

    /// <summary>The session was told.</summary>
    public void Become(ScheduledExecution described)
    {
        _services.Clear();
        foreach (var service in described.Services)
            _services.Add((service.Id, service.Node, service.AvoidNode, service.AffinityGroup));
    }

    /// <summary>The session moved a service by itself; whether that came true is to be seen.</summary>
    public void Move(long serviceId, string? node)
    {
        var index = _services.FindIndex(service => service.Id == serviceId);
        if (index >= 0) _services[index] = _services[index] with { Node = node };
    }
}
