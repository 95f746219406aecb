using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Rules of format 2, and warnings about features that format 3 lacks.</summary>
internal static class ConversionRules
{
    public static readonly DiagnosticRule UrlScheme = Error(
        "ZOE1050", "A protocol is none of http, https, tcp and udp", "Write http or https.", inSchema: true);

    public static readonly DiagnosticRule UrlPath = Error(
        "ZOE1051", "A path does not begin with '/'", "Write it from the '/' after the port number.", inSchema: true);

    public static readonly DiagnosticRule ContainerPath = Error(
        "ZOE1052", "A container path is not a safe absolute path", "Write a path from the root, without '..', and not '/'.",
        inSchema: true);

    public static readonly DiagnosticRule PriorityBecomesSize = Warning(
        "ZOE1060", "Format 3 has no priority", "Its number was taken as the size, which format 3 requires; set a better one.");

    public static readonly DiagnosticRule RequiresBinaryDropped = Warning(
        "ZOE1061", "Format 3 has no requires_binary", "Nothing reads it; nothing is to be done.");

    public static readonly DiagnosticRule NetworkReplaces = Warning(
        "ZOE1062", "A network of format 3 replaces the configured one",
        "Check that the service needs only this network; format 2 joined it beside the configured one.");

    public static readonly DiagnosticRule NetworkDropped = Warning(
        "ZOE1063", "Format 3 has one network for each service", "Choose the network that the service needs.");

    public static readonly DiagnosticRule VolumeMoved = Warning(
        "ZOE1064", "Format 3 mounts volumes below /mnt", "Make the image look for the volume at its new place.");

    public static readonly DiagnosticRule MainEndpointDropped = Warning(
        "ZOE1065", "Format 3 has no main endpoint", "Put the port first; interfaces list ports in their order.");

    public static readonly DiagnosticRule PortExposed = Warning(
        "ZOE1066", "Format 3 exposes every port that it lists", "Remove ports that are not to be reached from outside.");

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UrlScheme, UrlPath, ContainerPath, PriorityBecomesSize, RequiresBinaryDropped, NetworkReplaces, NetworkDropped, VolumeMoved,
        MainEndpointDropped, PortExposed,
    ];

    private static DiagnosticRule Error(string code, string title, string remedy, bool inSchema) =>
        new(code, DiagnosticSeverity.Error, title, remedy, inSchema);

    private static DiagnosticRule Warning(string code, string title, string remedy) =>
        new(code, DiagnosticSeverity.Warning, title, remedy, InSchema: false);
}
