namespace Zoe.TestKubernetes.Schemas;

/// <summary>One thing that is wrong with an object.</summary>
internal sealed record Cause(string Reason, string Field, string Message);
