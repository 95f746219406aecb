namespace Zoe.Model;

/// <summary>What a project says about itself.</summary>
/// <param name="Name">Short name, which the bundle's file gets too.</param>
/// <param name="Version">Version number, as a text.</param>
/// <param name="Summary">A sentence.</param>
/// <param name="AuthorEmail">Name and address of the author.</param>
public sealed record ZappMeta(string Name, string Version, string Summary, string AuthorEmail);
