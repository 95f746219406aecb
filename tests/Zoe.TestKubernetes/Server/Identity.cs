namespace Zoe.TestKubernetes.Server;

/// <summary>The client of a request.</summary>
/// <param name="Name">The user; for a service account <c>system:serviceaccount:&lt;namespace&gt;:&lt;name&gt;</c>.</param>
/// <param name="IsAdministrator">True for those who may do everything.</param>
public sealed record Identity(string Name, bool IsAdministrator);
