namespace Zoe.Backends.Docker;

/// <summary>One network of <c>/networks</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scope"><c>local</c>, or <c>swarm</c> or <c>global</c> when it reaches other engines.</param>
/// <param name="Driver"><c>bridge</c>, <c>overlay</c>, ….</param>
/// <param name="Attachable">For networks of a swarm: whether containers outside its services may join.</param>
internal sealed record NetworkSummary(string? Name, string? Scope, string? Driver, bool Attachable)
{
    /// <summary>Whether containers of ours can reach those on other engines through it.</summary>
    public bool Spans => Scope switch
    {
        "swarm" => Attachable,
        "global" => true,
        _ => Driver is "overlay",
    };
}
