using System.Collections.Immutable;
using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Limits;

/// <summary>The folders of the control group file systems in which groups for services can be made.</summary>
/// <param name="Cpu">For the controller <c>cpu</c>.</param>
/// <param name="Memory">For the controller <c>memory</c>; the same folder when the hierarchy is unified.</param>
/// <param name="IsUnified">True for version 2, where one group has all controllers.</param>
internal sealed record CgroupLocation(string Cpu, string Memory, bool IsUnified)
{
    // The server moves itself there: in version 2 a group with processes cannot enable controllers for its children.
    private const string ServerGroup = "zoe-server";

    /// <summary>The folders, each once.</summary>
    public ImmutableArray<string> Parents => IsUnified ? [Cpu] : [Cpu, Memory];

    /// <summary>
    /// Finds and prepares them for a process.
    /// </summary>
    /// <param name="groups">The text of its <c>/proc/self/cgroup</c>.</param>
    /// <param name="mounts">The text of its <c>/proc/self/mountinfo</c>.</param>
    /// <param name="pid">Its number.</param>
    /// <exception cref="IOException">There are none, or the process may not use them; the message says why.</exception>
    public static CgroupLocation Find(string groups, string mounts, int pid)
    {
        var own = groups.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 3)).ToArray();
        var mounted = mounts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CgroupMount.Parse)
            .OfType<CgroupMount>().ToArray();
        var unified = mounted.FirstOrDefault(mount => mount.IsUnified);
        var path = own.FirstOrDefault(group => group[1].Length == 0)?[2] ?? "/";
        if (unified?.FolderOf(path) is { } folder && HasControllers(folder)) return PrepareVersion2(folder, pid);
        if (FindVersion1("cpu") is { } cpu && FindVersion1("memory") is { } memory)
        {
            return IsWritable(cpu) && IsWritable(memory)
                ? new CgroupLocation(cpu, memory, IsUnified: false)
                : throw new IOException($"this user may not make control groups below {cpu} and {memory}");
        }

        throw new IOException("this machine offers no control groups with the controllers cpu and memory");

        string? FindVersion1(string controller) => mounted.FirstOrDefault(mount => mount.Controllers.Contains(controller))
            ?.FolderOf(own.FirstOrDefault(group => group[1].Split(',').Contains(controller))?[2] ?? "/");
    }

    private static bool HasControllers(string folder)
    {
        var file = Path.Combine(folder, "cgroup.controllers");
        if (!File.Exists(file)) return false;
        var controllers = File.ReadAllText(file).Trim().Split(' ');
        return controllers.Contains("cpu") && controllers.Contains("memory");
    }

    private static CgroupLocation PrepareVersion2(string folder, int pid)
    {
        try
        {
            var server = Path.Combine(folder, ServerGroup);
            Directory.CreateDirectory(server);
            File.WriteAllText(Path.Combine(server, "cgroup.procs"), $"{pid}");
            File.WriteAllText(Path.Combine(folder, "cgroup.subtree_control"), "+cpu +memory");
            return new CgroupLocation(folder, folder, IsUnified: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"the control group {folder} is not the server's own ({error.Message}); run it as a service of systemd with Delegate=yes",
                error);
        }
    }

    private static bool IsWritable(string folder) => Libc.Access(folder, Libc.WriteAccess) == 0;
}
