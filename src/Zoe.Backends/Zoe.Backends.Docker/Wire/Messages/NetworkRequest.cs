namespace Zoe.Backends.Docker;

/// <summary>Body of <c>/networks/create</c>.</summary>
internal sealed record NetworkRequest(string Name, bool CheckDuplicate);
