namespace Zoe.Hosting.Testing.Samples;

/// <summary>Generated filters, and what they select of executions in memory.</summary>
internal static class SampleFilters
{
    private const int MaxLimit = 30;

    public static ExecutionFilter Generate(Random random, int executions)
    {
        DateTimeOffset? Time() => random.Next(4) == 0 ? SampleExecutions.Time(random) : null;
        long? Id() => random.Next(4) == 0 ? random.Next(executions + 2) : null;
        return new ExecutionFilter
        {
            Status = random.Next(3) == 0 ? Enum.GetValues<ExecutionStatus>()[random.Next(7)] : null,
            Name = random.Next(3) == 0 ? $"name{random.Next(5)}" : null,
            UserId = random.Next(3) == 0 ? random.Next(4) : null,
            Limit = random.Next(2) == 0 ? random.Next(1, MaxLimit) : null,
            BeforeId = Id(),
            AfterId = Id(),
            EarlierThanSubmit = Time(),
            EarlierThanStart = Time(),
            EarlierThanEnd = Time(),
            LaterThanSubmit = Time(),
            LaterThanStart = Time(),
            LaterThanEnd = Time(),
        };
    }

    public static (IReadOnlyList<long> Ids, bool HasMore) Select(IReadOnlyCollection<Execution> executions, ExecutionFilter filter)
    {
        var matching = executions.Where(execution => Matches(execution, filter)).Select(execution => execution.Id).Order().ToList();
        if (filter.Limit is not { } limit || matching.Count <= limit) return (matching, false);
        return (filter.IsForward ? matching[..limit] : matching[^limit..], true);
    }

    private static bool Matches(Execution execution, ExecutionFilter filter) =>
        (filter.Status is null || execution.Status == filter.Status)
        && (filter.Name is null || execution.Name == filter.Name)
        && (filter.UserId is null || execution.UserId == filter.UserId)
        && (filter.BeforeId is null || execution.Id < filter.BeforeId)
        && (filter.AfterId is null || execution.Id > filter.AfterId)
        && (filter.EarlierThanSubmit is null || execution.TimeSubmit <= filter.EarlierThanSubmit)
        && (filter.EarlierThanStart is null || execution.TimeStart <= filter.EarlierThanStart)
        && (filter.EarlierThanEnd is null || execution.TimeEnd <= filter.EarlierThanEnd)
        && (filter.LaterThanSubmit is null || execution.TimeSubmit >= filter.LaterThanSubmit)
        && (filter.LaterThanStart is null || execution.TimeStart >= filter.LaterThanStart)
        && (filter.LaterThanEnd is null || execution.TimeEnd >= filter.LaterThanEnd);
}
