namespace Zoe.Cli.Documents;

/// <summary>How <c>zoe validate</c> prints.</summary>
internal enum ValidationFormat
{
    /// <summary>A line for each diagnostic, as compilers print it.</summary>
    Text,

    /// <summary>A list of documents.</summary>
    Json,

    /// <summary>SARIF 2.1.0, which code hosts and editors read.</summary>
    Sarif,
}
