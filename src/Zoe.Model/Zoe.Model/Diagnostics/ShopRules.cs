using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Rules about shop manifests and parameters.</summary>
internal static class ShopRules
{
    public static readonly DiagnosticRule FileName = Error(
        "ZOE1100", "A file is not in the manifest's own folder", "Write the plain name of a file beside the manifest.",
        inSchema: true);

    public static readonly DiagnosticRule FileMissing = Error(
        "ZOE1101", "A file of the shop cannot be read", "Add the file, correct its name, or let the server read it.");

    public static readonly DiagnosticRule DuplicateParameter = Error(
        "ZOE1102", "Two parameters have one kind and one name", "Remove or rename one.");

    public static readonly DiagnosticRule ParameterBounds = Error(
        "ZOE1103", "The bounds of a parameter contradict each other", "Make min at most max.");

    public static readonly DiagnosticRule ParameterDefault = Error(
        "ZOE1104", "The default of a parameter is not one of its values", "Write a default within min, max and step.");

    public static readonly DiagnosticRule CountType = Error(
        "ZOE1105", "A service_count parameter must be an integer", "Write \"integer\" as its type.", inSchema: true);

    public static readonly DiagnosticRule BoundsOnText = Error(
        "ZOE1106", "A text parameter has bounds", "Remove min, max and step, or write \"integer\" as its type.");

    public static readonly DiagnosticRule NoTarget = Error(
        "ZOE1107", "A parameter changes nothing", "Name a variable, or a service, that the ZApp has.");

    public static readonly DiagnosticRule UnknownParameter = Error(
        "ZOE1110", "There is no such parameter", "Use a parameter of the manifest, as kind:name if need be.");

    public static readonly DiagnosticRule NotAnInteger = Error(
        "ZOE1111", "The value of a parameter is not a whole number", "Write a whole number.");

    public static readonly DiagnosticRule ValueOutOfRange = Error(
        "ZOE1112", "The value of a parameter is out of range", "Write a value from min to max.");

    public static readonly DiagnosticRule ValueNotOnStep = Error(
        "ZOE1113", "The value of a parameter is between two steps", "Write min plus a multiple of step.");

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        FileName, FileMissing, DuplicateParameter, ParameterBounds, ParameterDefault, CountType, BoundsOnText, NoTarget,
        UnknownParameter, NotAnInteger, ValueOutOfRange, ValueNotOnStep,
    ];

    private static DiagnosticRule Error(string code, string title, string remedy, bool inSchema = false) =>
        new(code, DiagnosticSeverity.Error, title, remedy, inSchema);
}
