namespace Zoe.Scheduler;

/// <summary>What an execution's duration is multiplied with to get its size.</summary>
internal enum SizeDimensions
{
    /// <summary>Nothing: the duration alone.</summary>
    Duration,

    /// <summary>The number of services.</summary>
    Services,

    /// <summary>The number of services without a node.</summary>
    Unplaced,

    /// <summary>Cores times memory, summed over the services.</summary>
    Volume,

    /// <summary>Cores times memory, over the share of services without a node.</summary>
    UnplacedVolume,
}
