namespace Zoe.Backends.Docker;

/// <summary>One image of <c>/images/json</c>; the lists are null when it has no name.</summary>
internal sealed record ImageSummary(string Id, string[]? RepoTags, string[]? RepoDigests);
