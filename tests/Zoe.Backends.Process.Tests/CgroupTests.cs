using Zoe.Backends.Process.Limits;

namespace Zoe.Backends.Process.Tests;

/// <summary>Folders and values of control groups, on plain folders instead of the kernel's file systems.</summary>
public sealed class CgroupTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zoe-cgroup-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void In_a_unified_hierarchy_the_server_moves_to_a_group_of_its_own_and_one_group_has_all_limits()
    {
        var own = Make("system.slice/zoe.service");
        File.WriteAllText(Path.Combine(own, "cgroup.controllers"), "cpuset cpu io memory pids\n");

        var location = CgroupLocation.Find("0::/system.slice/zoe.service\n", Mount("cgroup2", "rw,nsdelegate"), 42);
        var folder = new ServiceLimits(location, "zoe-team").Create("1-1", Spec()).ShouldHaveSingleItem();

        folder.ShouldBe(Path.Combine(own, "zoe-team", "1-1"));
        File.ReadAllText(Path.Combine(own, "zoe-server", "cgroup.procs")).ShouldBe("42");
        File.ReadAllText(Path.Combine(own, "cgroup.subtree_control")).ShouldBe("+cpu +memory");
        File.ReadAllText(Path.Combine(own, "zoe-team", "cgroup.subtree_control")).ShouldBe("+cpu +memory");
        File.ReadAllText(Path.Combine(folder, "cpu.max")).ShouldBe("1500000 100000");
        File.ReadAllText(Path.Combine(folder, "memory.max")).ShouldBe("2048");
        File.ReadAllText(Path.Combine(folder, "memory.low")).ShouldBe("1024");
    }

    [Fact]
    public void With_one_hierarchy_for_each_controller_there_is_a_group_in_each()
    {
        var (cpu, memory) = (Make("cpu,cpuacct"), Make("memory/outer"));
        var mounts = $"""
            30 20 0:1 / {_root}/cpu,cpuacct rw shared:9 - cgroup cgroup rw,cpu,cpuacct
            31 20 0:2 / {_root}/memory rw - cgroup cgroup rw,memory
            32 20 0:3 / {_root}/unified rw - cgroup2 cgroup2 rw
            """;

        var location = CgroupLocation.Find("4:memory:/outer\n3:cpu,cpuacct:/\n0::/\n", mounts, 42);
        var folders = new ServiceLimits(location, "zoe-team").Create("1-1", Spec());

        folders.ShouldBe([Path.Combine(cpu, "zoe-team", "1-1"), Path.Combine(memory, "zoe-team", "1-1")]);
        File.ReadAllText(Path.Combine(folders[0], "cpu.cfs_quota_us")).ShouldBe("1500000");
        File.ReadAllText(Path.Combine(folders[1], "memory.limit_in_bytes")).ShouldBe("2048");
        File.ReadAllText(Path.Combine(folders[1], "memory.soft_limit_in_bytes")).ShouldBe("1024");
    }

    [Fact]
    public void A_machine_without_control_groups_is_refused_with_the_reason() =>
        Should.Throw<IOException>(() => CgroupLocation.Find("0::/\n", "22 20 0:5 / /proc rw - proc proc rw", 42))
            .Message.ShouldContain("no control groups with the controllers cpu and memory");

    private static ServiceSpec Spec() => new()
    {
        Key = new ServiceKey(1, 1, 1),
        HostName = "service1",
        Image = "none:1",
        Millicores = 15_000,
        MemoryBytes = 2048,
        SoftMemoryBytes = 1024,
    };

    private string Make(string group) => Directory.CreateDirectory(Path.Combine(_root, group)).FullName;

    private string Mount(string type, string options) => $"29 20 0:26 / {_root} rw,nosuid shared:4 - {type} cgroup {options}";
}
