using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Rules about keys and types of values, common to all formats.</summary>
internal static class ShapeRules
{
    public static readonly DiagnosticRule UnknownKey = Error(
        "ZOE1010", "A key is not known", "Correct its spelling or remove it.");

    public static readonly DiagnosticRule DuplicateKey = Error(
        "ZOE1011", "A key is given twice", "Keep one of the two.", inSchema: false);

    public static readonly DiagnosticRule MissingKey = Error(
        "ZOE1012", "A required key is missing", "Add it.");

    public static readonly DiagnosticRule WrongType = Error(
        "ZOE1013", "A value has the wrong type", "Write a value of the type named in the message.");

    public static readonly DiagnosticRule NotWhole = Error(
        "ZOE1014", "A number must be whole", "Remove the fraction. 1e3 and 5.0 are whole numbers.");

    public static readonly DiagnosticRule OutOfRange = Error(
        "ZOE1015", "A number is out of range", "Write a number within the range named in the message.");

    public static readonly DiagnosticRule UnknownValue = Error(
        "ZOE1016", "A value is not one of those allowed", "Write one of the values named in the message.");

    public static readonly DiagnosticRule TextLength = Error(
        "ZOE1017", "A text is too short or too long", "Write a text of the length named in the message.");

    public static readonly DiagnosticRule ItemCount = Error(
        "ZOE1018", "A list has the wrong number of items", "Write as many items as the message asks for.");

    public static readonly DiagnosticRule WrongVersion = Error(
        "ZOE1019", "The format version is not the expected one", "Write the version named in the message, or convert.");

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnknownKey, DuplicateKey, MissingKey, WrongType, NotWhole, OutOfRange, UnknownValue, TextLength, ItemCount,
        WrongVersion,
    ];

    private static DiagnosticRule Error(string code, string title, string remedy, bool inSchema = true) =>
        new(code, DiagnosticSeverity.Error, title, remedy, inSchema);
}
