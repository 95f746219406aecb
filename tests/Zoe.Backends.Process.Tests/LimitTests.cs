using System.Globalization;
using Zoe.Backends.Process.State;

namespace Zoe.Backends.Process.Tests;

public sealed class LimitTests : ProcessFixture
{
    [Fact]
    public async Task A_service_is_in_groups_of_its_own_with_its_limits_until_it_is_stopped()
    {
        Assert.SkipWhen(Groups.FindObstacle() is not null, Groups.FindObstacle() ?? "");
        var service = await StartAsync(Spec(1, Forever) with
        {
            Millicores = 500,
            MemoryBytes = 64 << 20,
            SoftMemoryBytes = 32 << 20,
        });
        Read("cpu.cfs_quota_us", "cpu.max").ShouldBeOneOf("50000", "50000 100000");
        Read("memory.limit_in_bytes", "memory.max").ShouldBe("67108864");
        Read("memory.soft_limit_in_bytes", "memory.low").ShouldBe("33554432");
        var processes = Groups.Of(Environment.StateFolder, Deployment).Select(folder => File.ReadAllLines(Path.Combine(folder, "cgroup.procs")));
        processes.ShouldAllBe(group => group.Contains(service.BackendId.Split('-')[0]));

        await RestartAsync();
        await Backend.ResizeAsync(service.Key, "local", 250, Deadline);
        Read("cpu.cfs_quota_us", "cpu.max").ShouldBeOneOf("25000", "25000 100000");

        await Backend.StopAsync(service.Key, "local", TimeSpan.Zero, Deadline);
        Groups.Of(Environment.StateFolder, Deployment).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_ends_a_process_that_left_the_session_without_an_environment()
    {
        Assert.SkipWhen(Groups.FindObstacle() is not null, Groups.FindObstacle() ?? "");
        var service = await StartAsync(Spec(1, $"env -i setsid sleep 2000 & {Forever}"));
        var group = Groups.Of(Environment.StateFolder, Deployment).First();
        while (!ReadMembers(group).Any(process => Processes.CommandOf(process) == "sleep 2000")) await Task.Delay(10, Deadline);
        var processes = ReadMembers(group);

        await Backend.StopAsync(service.Key, "local", TimeSpan.Zero, Deadline);

        Groups.Of(Environment.StateFolder, Deployment).ShouldBeEmpty();
        processes.Where(Processes.IsAlive).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_runs_without_control_groups_when_limits_are_off()
    {
        await using var unlimited = new ProcessBackend(new ProcessBackendOptions
        {
            DeploymentName = "unlimited",
            StateFolder = Environment.StateFolder,
            LimitServices = false,
        });

        var service = await unlimited.StartAsync(Spec(1, Forever) with { MemoryBytes = 64 << 20 }, "local", Deadline);
        await unlimited.ResizeAsync(service.Key, "local", 250, Deadline);

        Groups.Of(Environment.StateFolder, "unlimited").ShouldBeEmpty();
        await unlimited.StopAsync(service.Key, "local", TimeSpan.Zero, Deadline);
    }

    [Fact]
    public void Deployments_of_the_same_name_in_different_folders_do_not_share_groups()
    {
        using var here = new DeploymentFolder("/var/lib/here", "prod");
        using var again = new DeploymentFolder("/var/lib/there/../here", "prod");
        using var there = new DeploymentFolder("/var/lib/there", "prod");

        here.GroupName.ShouldStartWith("zoe-prod-");
        again.GroupName.ShouldBe(here.GroupName);
        there.GroupName.ShouldNotBe(here.GroupName);
    }

    private static int[] ReadMembers(string group) =>
        [.. File.ReadAllLines(Path.Combine(group, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    private string Read(params string[] names) => Groups.Of(Environment.StateFolder, Deployment)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .Where(File.Exists)
        .Select(File.ReadAllText)
        .ShouldHaveSingleItem()
        .Trim();
}
