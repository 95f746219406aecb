using Zoe.Hosting.Background;

namespace Zoe.Hosting.Logs.Collecting;

/// <summary>Where the output of one run of a service comes from, on its way into the files.</summary>
internal interface ILogSource
{
    /// <summary>Set whenever the files have grown, and at the end.</summary>
    ChangeSignal Grown { get; }

    /// <summary>True once everything the service wrote is in the files, or no longer to be had.</summary>
    bool IsComplete { get; }

    /// <summary>True while the files cannot be written.</summary>
    bool IsStuck { get; }

    /// <summary>Tells that the service has ended: what it wrote is in its container or on its way.</summary>
    void ExpectEnd();

    /// <summary>Tells that the container is about to be removed: what is not written yet may be lost.</summary>
    void ExpectRemoval();

    /// <summary>Works until all is written; ends earlier only by cancellation.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
