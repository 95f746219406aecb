using Zoe.Backends.Process.Limits;
using Zoe.Backends.Process.Native;
using Zoe.Backends.Process.State;

namespace Zoe.Backends.Process.Tests;

/// <summary>The control groups of deployments on this machine.</summary>
internal static class Groups
{
    /// <summary>Why services cannot be limited on this machine; null when they can.</summary>
    public static string? FindObstacle()
    {
        try
        {
            Find();
            return null;
        }
        catch (IOException obstacle)
        {
            return obstacle.Message;
        }
    }

    public static CgroupLocation Find() => CgroupLocation.Find(
        File.ReadAllText("/proc/self/cgroup"), File.ReadAllText("/proc/self/mountinfo"), Environment.ProcessId);

    /// <summary>The folders of a deployment's services.</summary>
    public static IEnumerable<string> Of(string stateFolder, string deployment) => FindObstacle() is not null ? [] : Find().Parents
        .Select(parent => Path.Combine(parent, NameOf(stateFolder, deployment)))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories);

    /// <summary>Removes the deployment's own groups, which stay when its services are gone.</summary>
    public static void Delete(string stateFolder, string deployment)
    {
        if (FindObstacle() is not null) return;
        foreach (var parent in Find().Parents) _ = Libc.RemoveFolder(Path.Combine(parent, NameOf(stateFolder, deployment)));
    }

    private static string NameOf(string stateFolder, string deployment)
    {
        using var folder = new DeploymentFolder(stateFolder, deployment);
        return folder.GroupName;
    }
}
