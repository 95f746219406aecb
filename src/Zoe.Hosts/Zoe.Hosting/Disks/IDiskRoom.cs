namespace Zoe.Hosting.Disks;

/// <summary>Says whether the disks of the deployment have room.</summary>
public interface IDiskRoom
{
    /// <summary>Looks now. Returns what is wrong with a disk without which nothing can be accepted, for users; otherwise null.</summary>
    string? Check();
}
