namespace Zoe.Backends.Process.Limits;

/// <summary>A control group file system, from a line of <c>/proc/self/mountinfo</c>.</summary>
/// <param name="MountPoint">The folder where it is mounted.</param>
/// <param name="Root">The group that this folder shows.</param>
/// <param name="IsUnified">True for version 2.</param>
/// <param name="Controllers">The mount options of version 1, controllers among them; empty for version 2.</param>
internal sealed record CgroupMount(string MountPoint, string Root, bool IsUnified, string[] Controllers)
{
    private const int RootField = 3;
    private const int MountPointField = 4;

    /// <summary>Parses a line; null when it is another file system.</summary>
    public static CgroupMount? Parse(string line)
    {
        // Optional fields end with a lone dash; type, source and options follow.
        var fields = line.Split(' ');
        var dash = Array.IndexOf(fields, "-");
        if (dash < MountPointField + 1 || fields.Length < dash + 4 || fields[dash + 1] is not ("cgroup" or "cgroup2")) return null;
        var unified = fields[dash + 1] == "cgroup2";
        return new CgroupMount(fields[MountPointField], fields[RootField], unified, unified ? [] : fields[dash + 3].Split(','));
    }

    /// <summary>The folder of a group; null when this mount does not show it.</summary>
    public string? FolderOf(string group)
    {
        var relative = Root != "/" && group.StartsWith(Root, StringComparison.Ordinal) ? group[Root.Length..] : group;
        var folder = Path.Combine(MountPoint, relative.TrimStart('/')).TrimEnd('/');
        return Directory.Exists(folder) ? folder : null;
    }
}
