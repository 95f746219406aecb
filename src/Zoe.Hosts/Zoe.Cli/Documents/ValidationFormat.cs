namespace Zoe.Cli.Documents;

/// <summary>Output formats of <c>zoe validate</c>.</summary>
internal enum ValidationFormat
{
    /// <summary>One line for each diagnostic, in the format of compilers.</summary>
    Text,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code hosts and editors.</summary>
    Sarif,
}
