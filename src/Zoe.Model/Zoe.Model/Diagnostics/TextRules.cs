using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Rules about the text of a document and about limits for untrusted documents.</summary>
internal static class TextRules
{
    public static readonly DiagnosticRule NotJson = Error(
        "ZOE1001", "The text is not JSON", "Correct the text at the place given: brackets, commas, quotes.");

    public static readonly DiagnosticRule NotUnicode = Error(
        "ZOE1002", "A string is not Unicode text", "Save the document as UTF-8 and write surrogates in pairs.");

    public static readonly DiagnosticRule DocumentTooLarge = Error(
        "ZOE1003", "The document is too large", "Make it smaller, or raise ReadLimits.MaxDocumentBytes.");

    public static readonly DiagnosticRule TooDeep = Error(
        "ZOE1004", "The document is nested too deeply", "Flatten it, or raise ReadLimits.MaxDepth.");

    public static readonly DiagnosticRule StringTooLong = Error(
        "ZOE1005", "A string is too long", "Shorten it, or raise ReadLimits.MaxStringLength.");

    public static readonly DiagnosticRule TooManyDiagnostics = Error(
        "ZOE1006", "There are more problems than are listed", "Solve those listed first, or raise ReadLimits.MaxDiagnostics.");

    public static readonly DiagnosticRule TooManyServices = Error(
        "ZOE1007", "There are too many services", "Describe fewer, or raise ReadLimits.MaxServices.");

    public static readonly DiagnosticRule TooManyInstances = Error(
        "ZOE1008", "The total counts add up to too many instances", "Lower total_count, or raise ReadLimits.MaxInstances.");

    public static readonly DiagnosticRule TooManyVariables = new(
        "ZOE1009", DiagnosticSeverity.Error, "A service has too many environment variables",
        "Set fewer, or raise ReadLimits.MaxVariables.", InSchema: true);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        NotJson, NotUnicode, DocumentTooLarge, TooDeep, StringTooLong, TooManyDiagnostics, TooManyServices,
        TooManyInstances, TooManyVariables,
    ];

    private static DiagnosticRule Error(string code, string title, string remedy) =>
        new(code, DiagnosticSeverity.Error, title, remedy, InSchema: false);
}
