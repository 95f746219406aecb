namespace Zoe.Hosting.Engine.Cores;

/// <summary>What a service may use now.</summary>
/// <param name="Node">Where it runs.</param>
/// <param name="Millicores">In thousandths of a core.</param>
internal readonly record struct NodeShare(string Node, int Millicores);
