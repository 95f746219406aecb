namespace Zoe.Hosting.Disks;

/// <summary>Reports whether the disks of the deployment have free space.</summary>
public interface IDiskSpace
{
    /// <summary>
    /// Checks now. Returns a message for users when a required disk is full, so that nothing can be accepted; else
    /// null.
    /// </summary>
    string? Check();

    /// <summary>
    /// Result of the last check, at most a few seconds old: as <see cref="Check"/>, without touching the disks.
    /// </summary>
    string? Problem => Check();
}
