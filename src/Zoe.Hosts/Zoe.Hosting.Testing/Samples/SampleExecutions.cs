using System.Collections.Immutable;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Store;
using Zoe.Model;

namespace Zoe.Hosting.Testing.Samples;

/// <summary>Executions for tests of stores.</summary>
public static class SampleExecutions
{
    private const int ServicesOfEach = 1000;

    /// <summary>An execution with ended or running services, which has only what it must have.</summary>
    public static Execution Create(
        long id, ExecutionStatus status = ExecutionStatus.Terminated, int services = 1, string? command = null) => new()
        {
            Id = id,
            Name = $"run{id}",
            UserId = 1,
            UserName = "ada",
            Application = Application(command),
            Status = status,
            TimeSubmit = DateTimeOffset.UnixEpoch.AddSeconds(id),
            Services = [.. Enumerable.Range(0, services).Select(index => Service(id, index, status))],
        };

    /// <summary>Executions with generated names, users, statuses and times; the same for each seed.</summary>
    public static ImmutableArray<Execution> Generate(int count, int seed)
    {
        var random = new Random(seed);
        var statuses = Enum.GetValues<ExecutionStatus>();
        return
        [
            .. Enumerable.Range(1, count).Select(id => Create(id, statuses[random.Next(statuses.Length)]) with
            {
                Name = $"name{random.Next(4)}",
                UserId = random.Next(3),
                TimeSubmit = Time(random),
                TimeStart = random.Next(3) == 0 ? null : Time(random),
                TimeEnd = random.Next(3) == 0 ? null : Time(random),
            }),
        ];
    }

    /// <summary>The write of executions with all their services.</summary>
    public static StoreChanges ChangesOf(IReadOnlyCollection<Execution> executions) => new()
    {
        Executions = [.. executions],
        Services = [.. executions.SelectMany(execution => execution.Services)],
        NextIds = new NextIds(
            executions.Select(execution => execution.Id).DefaultIfEmpty().Max() + 1,
            executions.SelectMany(execution => execution.Services).Select(service => service.Id).DefaultIfEmpty().Max() + 1),
    };

    /// <summary>A point of a small set of times, so that bounds of filters meet it often.</summary>
    internal static DateTimeOffset Time(Random random) => DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(random.Next(20));

    private static Service Service(long execution, int index, ExecutionStatus status) => new()
    {
        Id = (execution * ServicesOfEach) + index,
        ExecutionId = execution,
        Name = $"main{index}",
        Group = "main",
        Essential = true,
        Status = status.IsActive() ? ServiceStatus.Active : ServiceStatus.Inactive,
    };

    private static ZApp Application(string? command) => new()
    {
        Name = "sample",
        WillEnd = true,
        Size = 1,
        Services =
        [
            new ZAppService
            {
                Name = "main",
                Image = "busybox:1",
                Monitor = true,
                TotalCount = 1,
                EssentialCount = 1,
                Resources = new ZAppResources { Memory = new MemoryRange(1024, null), Cores = new CoreRange(1, null) },
                StartupOrder = 0,
                Command = command,
            },
        ],
    };
}
