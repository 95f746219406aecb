namespace Zoe.Backends.Process.Nodes;

/// <summary>This machine, the only node of the backend.</summary>
internal sealed class LocalNode(ProcessBackendOptions options)
{
    public string Name => options.NodeName;

    /// <summary>What the machine offers.</summary>
    public BackendNode Describe() => new()
    {
        Name = options.NodeName,
        Millicores = options.Millicores ?? Environment.ProcessorCount * 1000,
        MemoryBytes = options.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        ExternalAddress = options.ExternalAddress,
    };

    /// <exception cref="BackendException">The name is that of another node.</exception>
    public void Require(string node)
    {
        if (node != options.NodeName)
            throw new BackendException(
                BackendFailure.NotFound, $"There is no node '{node}'; the only one is '{options.NodeName}'.");
    }
}
