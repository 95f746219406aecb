namespace Zoe.Backends.Kubernetes.Tests.Clusters;

/// <summary>Tests on the real cluster run one after the other: some of them make its only node unusable for a moment.</summary>
[CollectionDefinition(Name)]
public sealed class OnRealCluster : ICollectionFixture<RealCluster>
{
    public const string Name = "real cluster";
}
