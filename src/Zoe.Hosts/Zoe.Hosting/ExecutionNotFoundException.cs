namespace Zoe.Hosting;

/// <summary>There is no execution with this id.</summary>
public sealed class ExecutionNotFoundException(long id) : Exception($"There is no execution {id}.")
{
    /// <summary>The requested id.</summary>
    public long Id { get; } = id;
}
