namespace Zoe.Hosting;

/// <summary>The role of this host among those of its deployment.</summary>
public interface IHostRole
{
    /// <summary>True while this host leads, that is, runs the engine, as far as it knows.</summary>
    bool IsLeader { get; }

    /// <summary>The epoch of the leader, which grows with each change; 0 when none is known.</summary>
    long LeaderEpoch { get; }
}
