using Zoe.Hosting.Store;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>An execution whose stored record cannot be read.</summary>
internal sealed record UnreadableDocument(long Id, string Name, string UserName, string Status, string Problem)
{
    public static UnreadableDocument From(UnreadableExecution execution) =>
        new(execution.Id, execution.Name, execution.UserName, execution.Status, execution.Problem);
}
