namespace Zoe.Backends;

/// <summary>
/// Identifies one run of one service: the slot (<paramref name="ServiceId"/>) and how many times it was started.
/// </summary>
/// <param name="ExecutionId">The execution the service belongs to.</param>
/// <param name="ServiceId">The service slot; unique in the deployment.</param>
/// <param name="Attempt">1 for the first start of the slot, one more for each restart.</param>
public readonly record struct ServiceKey(long ExecutionId, long ServiceId, int Attempt)
{
    /// <inheritdoc/>
    public override string ToString() => $"execution {ExecutionId}, service {ServiceId}, attempt {Attempt}";
}
