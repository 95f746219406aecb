namespace Zoe.Backends.Process.State;

/// <summary>Runs what reads or changes the state folder, as the only server that does, and translates its failures.</summary>
internal sealed class StateAccess(DeploymentFolder state, TimeProvider time)
{
    /// <exception cref="BackendException">Another server uses the folder, or the system refused to read or write it.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> act)
    {
        try
        {
            await state.LockAsync(time);
            return await act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"The state of the services cannot be read or written: {error.Message}", error);
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<Task> act) => RunAsync(async () =>
    {
        await act();
        return true;
    });
}
