namespace Zoe.Scheduler.Orders;

/// <summary>The factor by which the duration of an execution is multiplied to get its size.</summary>
internal enum SizeDimensions
{
    /// <summary>The duration alone.</summary>
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
