namespace Zoe.Hosting.FaultSimulation.Stores;

/// <summary>A bug built into the store, to show that the simulation finds it.</summary>
internal enum StoreDefect
{
    None,

    /// <summary>Some writes are acknowledged and not made.</summary>
    LosesWrites,

    /// <summary>Some writes leave out a service.</summary>
    TearsWrites,

    /// <summary>Writes with an old epoch are accepted.</summary>
    IgnoresEpochs,

    /// <summary>The next free ids are not stored.</summary>
    ForgetsIds,
}
