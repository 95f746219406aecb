using Zoe.Hosting.Background;

namespace Zoe.Hosting.Logs.Files;

/// <summary>Source of the output of one attempt, written to files.</summary>
internal interface ILogSource
{
    /// <summary>Set when the files have grown, on completion, and on interruption.</summary>
    ChangeSignal Grown { get; }

    /// <summary>True when all available output is in the files.</summary>
    bool IsComplete { get; }

    /// <summary>True when it was cancelled before the end; another host may continue.</summary>
    bool IsInterrupted { get; }

    /// <summary>True while the files cannot be written.</summary>
    bool IsBlocked { get; }

    /// <summary>Notifies that the service has ended; its remaining output is still to be collected.</summary>
    void ExpectEnd();

    /// <summary>Notifies that the container is about to be removed; output not written yet may be lost.</summary>
    void ExpectRemoval();

    /// <summary>Runs until all output is written, or until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
