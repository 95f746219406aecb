using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>What a scheduler's session believes of an execution, and when that was last compared with the state.</summary>
internal sealed class BelievedExecution
{
    private readonly List<(long Id, string? Node, string? Avoid, string? Together)> _services = [];
    private DateTimeOffset _changesAt = DateTimeOffset.MaxValue;

    /// <summary>The record that was compared last; null when it has to be compared again.</summary>
    public Execution? Seen { get; set; }

    /// <summary>True when nothing can be different since it was compared.</summary>
    public bool IsCurrent(Execution execution, DateTimeOffset now) => ReferenceEquals(Seen, execution) && now < _changesAt;

    /// <summary>True when the session knows just this. What else there is to a service never changes.</summary>
    public bool Matches(ScheduledExecution described)
    {
        if (described.Services.Length != _services.Count) return false;
        for (var i = 0; i < _services.Count; i++)
        {
            var service = described.Services[i];
            if (_services[i] != (service.Id, service.Node, service.Avoid, service.Together)) return false;
        }

        return true;
    }

    /// <summary>The session was told.</summary>
    public void Become(ScheduledExecution described)
    {
        _services.Clear();
        foreach (var service in described.Services)
            _services.Add((service.Id, service.Node, service.Avoid, service.Together));
    }

    /// <summary>A record was compared; it becomes another by itself when a pause ends.</summary>
    public void Note(Execution execution, DateTimeOffset now)
    {
        Seen = execution;
        _changesAt = DateTimeOffset.MaxValue;
        foreach (var service in execution.Services)
        {
            if (service.Status is ServiceStatus.Runnable && service.NotBefore is { } due && due > now && due < _changesAt)
                _changesAt = due;
        }
    }

    /// <summary>The session moved a service by itself; whether that came true is to be seen.</summary>
    public void Move(long serviceId, string? node)
    {
        var index = _services.FindIndex(service => service.Id == serviceId);
        _services[index] = _services[index] with { Node = node };
        Seen = null;
    }
}
