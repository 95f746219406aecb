namespace Zoe.Backends.Virtual;

/// <summary>A node of the virtual cluster with what is on it. Changed only under the cluster's lock.</summary>
internal sealed class VirtualNode(BackendNode description, int number)
{
    public int Number { get; } = number;

    public BackendNode Description { get; set; } = description;

    /// <summary>By deployment and service slot, in the order of their start.</summary>
    public List<VirtualService> Services { get; } = [];

    public Queue<StartFault> StartFaults { get; } = new();

    public VirtualService? Find(string deployment, ServiceKey key) => Services.Find(
        service => service.Observed.Key == key && string.Equals(service.Deployment, deployment, StringComparison.Ordinal));
}
