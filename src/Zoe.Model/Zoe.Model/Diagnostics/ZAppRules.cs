using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Semantic rules of ZApps.</summary>
internal static class ZAppRules
{
    public static readonly DiagnosticRule UnusualName = Warning(
        "ZOE1020", "The original Zoe would refuse this name",
        "Use 3 to 128 letters, digits, '-' and '@' when older servers must take the document.");

    public static readonly DiagnosticRule ServiceName = Error(
        "ZOE1021", "A service name cannot be a network name",
        "Use 3 to 16 letters, digits and '-', not beginning with '-'.", inSchema: true);

    public static readonly DiagnosticRule DuplicateServiceName = Error(
        "ZOE1022", "Two services have one name", "Rename one; network names are not case-sensitive.");

    public static readonly DiagnosticRule NoMonitor = Error(
        "ZOE1023", "No service is a monitor", "Set monitor to true for the service whose end ends the application.",
        inSchema: true);

    public static readonly DiagnosticRule EssentialAboveTotal = Error(
        "ZOE1024", "essential_count is above total_count", "Lower essential_count or raise total_count.");

    public static readonly DiagnosticRule MinimumAboveMaximum = Error(
        "ZOE1025", "A minimum is above its maximum", "Lower min or raise max.");

    public static readonly DiagnosticRule InstanceNameClash = Error(
        "ZOE1026", "Two instances would get one name", "Rename one service so that it does not end in a digit.");

    public static readonly DiagnosticRule NoEssentialService = Error(
        "ZOE1027", "No service is essential", "Give at least one service an essential_count of 1 or more.");

    public static readonly DiagnosticRule ImageReference = Error(
        "ZOE1028", "The image is not a usable reference", "Write it as registry/name:tag, without blanks.",
        inSchema: true);

    public static readonly DiagnosticRule ImageWithoutTag = Warning(
        "ZOE1029", "The image has neither tag nor digest", "Add a tag or digest, or the image may change unnoticed.");

    public static readonly DiagnosticRule UnknownPlaceholder = Error(
        "ZOE1030", "A placeholder is not known", "Use a known one, or double the braces to write them literally.");

    public static readonly DiagnosticRule UnmatchedBrace = Error(
        "ZOE1031", "A brace stands alone", "Double it to write it literally: {{ or }}.");

    public static readonly DiagnosticRule UnknownDnsName = Error(
        "ZOE1032", "dns_name refers to a service that does not exist",
        "Name a service of this ZApp with its counter, for example {dns_name#worker0}, or self.");

    public static readonly DiagnosticRule DnsCounterTooHigh = Error(
        "ZOE1033", "dns_name refers to an instance that does not exist", "Use a counter below total_count.");

    public static readonly DiagnosticRule EnvironmentName = Error(
        "ZOE1034", "An environment variable cannot have this name", "Use a name without '=' and without blanks.",
        inSchema: true);

    public static readonly DiagnosticRule DuplicateEnvironmentVariable = Warning(
        "ZOE1035", "An environment variable is set twice", "Remove the one you do not want; the later one wins.");

    public static readonly DiagnosticRule VolumeName = Error(
        "ZOE1036", "A volume name cannot be a folder name", "Use letters, digits, '.', '_' and '-'; not 'workspace'.",
        inSchema: true);

    public static readonly DiagnosticRule VolumePath = Error(
        "ZOE1037", "A volume path is not a safe absolute path", "Write a path from the root, without '..', and not '/'.",
        inSchema: true);

    public static readonly DiagnosticRule DuplicateVolume = Error(
        "ZOE1038", "Two volumes of a service have one name", "Rename one: both would be mounted at one place.");

    public static readonly DiagnosticRule DuplicatePort = Error(
        "ZOE1039", "A service lists a port twice", "Remove one, or give it another port_number or protocol.");

    public static readonly DiagnosticRule DuplicateLabel = Warning(
        "ZOE1040", "A label is given twice", "Remove one.");

    public static readonly DiagnosticRule ReplicasIgnored = Warning(
        "ZOE1041", "replicas has no effect", "Use total_count and essential_count.");

    public static readonly DiagnosticRule ConflictingShm = Error(
        "ZOE1042", "shm and shm_size contradict each other", "Keep shm: shm_size is another name for it.");

    public static readonly DiagnosticRule ControlCharacter = Error(
        "ZOE1043", "A text has a control character", "Remove it.", inSchema: true);

    public static readonly DiagnosticRule TooManyInstanceVariables = Error(
        "ZOE1044", "All instances together have too many environment variables",
        "Lower total_count, set fewer variables, or raise ReadLimits.MaxInstanceVariables.");

    public static readonly DiagnosticRule TooMuchInstanceText = Error(
        "ZOE1045", "The environments of all instances together are too long",
        "Lower total_count, shorten the values, or raise ReadLimits.MaxInstanceText.");

    public static readonly DiagnosticRule UrlScheme = Error(
        "ZOE1049", "A URL template is no address of http or https",
        "Begin it with http:// or https://, as in http://{ip_port}/.", inSchema: true);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnusualName, ServiceName, DuplicateServiceName, NoMonitor, EssentialAboveTotal, MinimumAboveMaximum,
        InstanceNameClash, NoEssentialService, ImageReference, ImageWithoutTag, UnknownPlaceholder, UnmatchedBrace,
        UnknownDnsName, DnsCounterTooHigh, EnvironmentName, DuplicateEnvironmentVariable, VolumeName, VolumePath,
        DuplicateVolume, DuplicatePort, DuplicateLabel, ReplicasIgnored, ConflictingShm, ControlCharacter,
        TooManyInstanceVariables, TooMuchInstanceText,
        UrlScheme,
    ];

    private static DiagnosticRule Error(string code, string title, string remedy, bool inSchema = false) =>
        new(code, DiagnosticSeverity.Error, title, remedy, inSchema);

    private static DiagnosticRule Warning(string code, string title, string remedy) =>
        new(code, DiagnosticSeverity.Warning, title, remedy, InSchema: false);
}
