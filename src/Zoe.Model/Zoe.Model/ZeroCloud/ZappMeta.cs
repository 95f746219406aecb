namespace Zoe.Model.ZeroCloud;

/// <summary>Metadata of a project.</summary>
/// <param name="Name">Short name, also of the bundle file.</param>
/// <param name="Version">Version number as text.</param>
/// <param name="Summary">A sentence.</param>
/// <param name="AuthorEmail">Name and address of the author.</param>
public sealed record ZappMeta(string Name, string Version, string Summary, string AuthorEmail);
