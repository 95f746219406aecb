using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>What a scheduler's session knows about an execution.</summary>
internal sealed class PlannedExecution
{
    private readonly List<(long Id, string? Node, string? AvoidNode, string? AffinityGroup)> _services = [];

    /// <summary>True when the session is up to date. Other properties of a service never change.</summary>
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

    /// <summary>Records what was submitted to the session.</summary>
    public void Update(ScheduledExecution described)
    {
        _services.Clear();
        foreach (var service in described.Services)
            _services.Add((service.Id, service.Node, service.AvoidNode, service.AffinityGroup));
    }

    /// <summary>Records a placement or release that the session has planned; it may not be applied.</summary>
    public void Move(long serviceId, string? node)
    {
        var index = _services.FindIndex(service => service.Id == serviceId);
        if (index >= 0) _services[index] = _services[index] with { Node = node };
    }
}
