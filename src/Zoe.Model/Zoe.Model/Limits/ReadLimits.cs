namespace Zoe.Model.Limits;

/// <summary>
/// Limits that make untrusted documents safe to read. Exceeding a limit has its own diagnostic.
/// </summary>
public sealed record ReadLimits
{
    /// <summary>The default limits.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Size of the document in bytes of UTF-8; 16 MiB.</summary>
    public int MaxDocumentBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Size of a YAML document in bytes of UTF-8; smaller than for JSON, as YAML is slower to read; 256 KiB.</summary>
    public int MaxYamlBytes { get; init; } = 256 * 1024;

    /// <summary>Depth of nested objects and lists; 32.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Length of one string in UTF-16 units; 32,768.</summary>
    public int MaxStringLength { get; init; } = 32 * 1024;

    /// <summary>Services (groups) in a ZApp; 4,096.</summary>
    public int MaxServices { get; init; } = 4096;

    /// <summary>Instances in a ZApp, the sum of all total counts; 4,096.</summary>
    public int MaxInstances { get; init; } = 4096;

    /// <summary>Environment variables of one service; 4,096.</summary>
    public int MaxVariables { get; init; } = 4096;

    /// <summary>Environment variables of all instances together; 262,144.</summary>
    public int MaxInstanceVariables { get; init; } = 256 * 1024;

    /// <summary>
    /// UTF-16 units of the environments of all instances together, as written in the document; 16 Mi.
    /// </summary>
    public int MaxInstanceText { get; init; } = 16 * 1024 * 1024;

    /// <summary>Diagnostics that are listed; further ones are only counted; 1,000.</summary>
    public int MaxDiagnostics { get; init; } = 1000;
}
