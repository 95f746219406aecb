using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>The life of executions, and the quota of users that have none of their own.</summary>
[DisplayName("Executions")]
internal sealed class ExecutionOptions
{
    [Number("Default quota: concurrent executions of a user; 0 is no limit.", See = "executions.md#quotas")]
    [Range(0, int.MaxValue, ErrorMessage = "it must be 0 or more")]
    public int QuotaExecutions { get; set; }

    [Memory("Default quota: memory in GiB that all services of a user reserve.", See = "executions.md#quotas")]
    public long? QuotaMemory { get; set; }

    [Cores("Default quota: cores that all services of a user reserve.", See = "executions.md#quotas")]
    public int? QuotaCores { get; set; }

    [Seconds("Default quota: seconds that an execution may run; never is no limit.", Default = "never", See = "executions.md#quotas")]
    public TimeSpan? QuotaRunTime { get; set; }

    [Number("Failed starts in a row of an essential service that end its execution in error; 0 is no limit.", See = "executions.md#when-a-service-ends")]
    [Range(0, int.MaxValue, ErrorMessage = "it must be 0 or more")]
    public int MaxFailedStarts { get; set; } = 10;

    [Switch("Estimates durations that are not given from former runs of the same ZApp.", See = "executions.md#expected-duration")]
    public bool EstimateDurations { get; set; } = true;

    [Seconds("Seconds without requests and CPU usage after which an execution is ended; never disables this.", Default = "never", See = "executions.md#idle-executions")]
    public TimeSpan? IdleAfter { get; set; }

    [Seconds("Seconds before the end of an idle execution at which its owner is warned.", See = "executions.md#idle-executions")]
    public TimeSpan? IdleWarning { get; set; } = TimeSpan.FromMinutes(10);

    [Days("Days after their end for which executions are kept, with their logs; never keeps them for ever.", Default = "never", See = "operations.md#retention")]
    public TimeSpan? ExecutionRetention { get; set; }

    [Path("Folder in which executions are archived before they are deleted because of ExecutionRetention.", Default = "no archive", See = "operations.md#retention")]
    public string? ArchivePath { get; set; }

    [Seconds("Seconds for which idempotency keys are kept.", See = "rest-api.md")]
    public TimeSpan? IdempotencyKeyRetention { get; set; } = TimeSpan.FromDays(1);
}
