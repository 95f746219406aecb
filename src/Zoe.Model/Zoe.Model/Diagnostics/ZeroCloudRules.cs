using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Rules about <c>zapp.yaml</c> and bundles.</summary>
internal static class ZeroCloudRules
{
    public static readonly DiagnosticRule NotYaml = Error(
        "ZOE1200", "The text is not YAML", "Correct the text at the place given: indentation, colons, quotes.");

    public static readonly DiagnosticRule YamlFeature = Error(
        "ZOE1201", "A feature of YAML is not supported", "Write the value out, without anchors, aliases and tags, in one document.");

    public static readonly DiagnosticRule ProjectName = Error(
        "ZOE1202", "The name cannot be a file name", "Use letters, digits, '.', '_' and '-'.", inSchema: true);

    public static readonly DiagnosticRule DuplicateGroup = Error(
        "ZOE1203", "Two groups have one name", "Rename one.");

    public static readonly DiagnosticRule UnknownGroup = Error(
        "ZOE1204", "A group is connected to one that does not exist", "Name a group of this file.");

    public static readonly DiagnosticRule Arguments = Error(
        "ZOE1205", "Arguments cannot be split", "Close the quote, or write \\ before a literal one.");

    public static readonly DiagnosticRule DuplicateDevice = Error(
        "ZOE1206", "A group has a device twice", "Remove one.");

    public static readonly DiagnosticRule DevicePath = Error(
        "ZOE1207", "A device lacks its path, or has a wrong one", "Write the swift:// URL of an object.");

    public static readonly DiagnosticRule ErrorsDiscarded = Warning(
        "ZOE1208", "Errors are discarded", "Give stderr a path to keep what is written to it.");

    public static readonly DiagnosticRule UnknownAttach = Error(
        "ZOE1209", "attach names no device of its group", "Name one of the group's devices.");

    public static readonly DiagnosticRule ImageNotListed = Warning(
        "ZOE1210", "The system image is not among the devices", "Add a device with the name of the image.");

    public static readonly DiagnosticRule CountIgnored = Warning(
        "ZOE1211", "count has no effect", "Remove it: the wildcard of a device decides how many nodes there are.");

    public static readonly DiagnosticRule PatternOutsideProject = Error(
        "ZOE1220", "A pattern leaves the project folder", "Write it relative to the folder of zapp.yaml, without '..'.",
        inSchema: true);

    public static readonly DiagnosticRule PatternMatchesNothing = Error(
        "ZOE1221", "A pattern matches no file", "Correct or remove it.");

    public static readonly DiagnosticRule LinkInProject = Error(
        "ZOE1222", "A pattern matches a link", "Put the file itself there: links are not bundled.");

    public static readonly DiagnosticRule ReservedPath = Error(
        "ZOE1223", "A file has the path of the job description", "Rename it: boot/system.map is made by bundling.");

    public static readonly DiagnosticRule NoProject = Error(
        "ZOE1224", "There is no zapp.yaml", "Name the folder that has it, or the bundle that was made from it.");

    public static readonly DiagnosticRule NotABundle = Error(
        "ZOE1230", "The file is not a bundle", "Use a file made by bundling: a tar archive compressed by gzip.");

    public static readonly DiagnosticRule UnsafeEntry = Error(
        "ZOE1231", "A bundle has an unsafe path", "Do not trust this bundle.");

    public static readonly DiagnosticRule EntryKind = Error(
        "ZOE1232", "A bundle has something that is no plain file", "Do not trust this bundle.");

    public static readonly DiagnosticRule DuplicateEntry = Error(
        "ZOE1233", "A bundle has a file twice", "Do not trust this bundle.");

    public static readonly DiagnosticRule BundleTooLarge = Error(
        "ZOE1234", "A bundle is too large", "Raise BundleLimits if you trust it.");

    public static readonly DiagnosticRule TargetNotEmpty = Error(
        "ZOE1235", "The target folder is not empty", "Name a folder that is empty or does not exist.");

    public static readonly DiagnosticRule NoJobDescription = Error(
        "ZOE1236", "A bundle has no job description", "Make the bundle anew: boot/system.map is missing.");

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        NotYaml, YamlFeature, ProjectName, DuplicateGroup, UnknownGroup, Arguments, DuplicateDevice, DevicePath,
        ErrorsDiscarded, UnknownAttach, ImageNotListed, CountIgnored, PatternOutsideProject, PatternMatchesNothing,
        LinkInProject, ReservedPath, NoProject, NotABundle, UnsafeEntry, EntryKind, DuplicateEntry, BundleTooLarge,
        TargetNotEmpty, NoJobDescription,
    ];

    private static DiagnosticRule Error(string code, string title, string remedy, bool inSchema = false) =>
        new(code, DiagnosticSeverity.Error, title, remedy, inSchema);

    private static DiagnosticRule Warning(string code, string title, string remedy) =>
        new(code, DiagnosticSeverity.Warning, title, remedy, InSchema: false);
}
