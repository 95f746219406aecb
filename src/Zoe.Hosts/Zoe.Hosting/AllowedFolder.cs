namespace Zoe.Hosting;

/// <summary>A folder of the hosts from which ZApps may mount volumes: itself, and everything below it.</summary>
/// <param name="Path">Absolute path, the same on every node and on the machine of the engine.</param>
/// <param name="ReadOnly">True when volumes from it must be read-only.</param>
public sealed record AllowedFolder(string Path, bool ReadOnly)
{
    /// <inheritdoc/>
    public override string ToString() => ReadOnly ? $"{Path} (read-only)" : Path;
}
