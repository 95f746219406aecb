using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.ZAppsV2;

namespace Zoe.Model;

/// <summary>Converts ZApps from format 2 to format 3, with a warning for everything that format 3 cannot express.</summary>
public static class ZAppConverter
{
    /// <summary>Converts a record. Pointers of diagnostics refer to format 2.</summary>
    public static ParseResult<ZApp> ToVersion3(ZAppV2 zapp, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        limits ??= ReadLimits.Default;
        var bag = new DiagnosticBag(limits.MaxDiagnostics);
        ZAppV2Checks.Check(zapp, bag, limits);
        return new ParseResult<ZApp>(ZAppConversion.Convert(zapp, bag), bag.WithoutPositions());
    }

    /// <summary>Reads UTF-8 text of format 2 and converts it; lines and columns refer to that text.</summary>
    public static ParseResult<ZApp> ToVersion3(ReadOnlySpan<byte> utf8, ReadLimits? limits = null)
    {
        ZApp? converted = null;
        var read = JsonText.Read(
            utf8,
            limits ?? ReadLimits.Default,
            ZAppV2Parser.Read,
            (zapp, bag, bounds) =>
            {
                ZAppV2Checks.Check(zapp, bag, bounds);
                if (!bag.HasErrors)
                    converted = ZAppConversion.Convert(zapp, bag);
            });
        return new ParseResult<ZApp>(converted, read.Diagnostics);
    }
}
