using System.Collections.Immutable;

namespace Zoe.Model.Diagnostics;

/// <summary>Warnings about the start of a valid ZApp.</summary>
internal static class StartRules
{
    public static readonly DiagnosticRule VolumeNeedsPermission = Warning(
        "ZOE1086", "A volume needs the administrator's permission",
        "Check against the server with zoe validate --server, or ask whether its VolumeAllowList has the folder.");

    public static readonly DiagnosticRule ConvertedAtStart = Warning(
        "ZOE1087", "The ZApp has format 2", "Nothing, zoe start converts it; zoe convert shows what will be started.");

    public static ImmutableArray<DiagnosticRule> All { get; } = [VolumeNeedsPermission, ConvertedAtStart];

    private static DiagnosticRule Warning(string code, string title, string remedy) =>
        new(code, DiagnosticSeverity.Warning, title, remedy, InSchema: false);
}
