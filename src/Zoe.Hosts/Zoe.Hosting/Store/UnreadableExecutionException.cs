namespace Zoe.Hosting.Store;

/// <summary>The execution exists, but its stored record cannot be read.</summary>
public sealed class UnreadableExecutionException(UnreadableExecution execution) : Exception(
    $"The stored record of execution {execution.Id} ({execution.Name} of {execution.UserName}, {execution.Status}) cannot be read: "
    + $"{execution.Problem} The administrator can delete it.")
{
    /// <summary>What is known about it.</summary>
    public UnreadableExecution Execution { get; } = execution;
}
