using System.Collections.Immutable;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>Checks ZApps created or changed in code; <see cref="ZAppReader"/> does the same for text.</summary>
public static class ZAppValidator
{
    /// <summary>All diagnostics of a ZApp. Lines and columns are 0, as there is no text.</summary>
    public static ImmutableArray<Diagnostic> Validate(ZApp zapp, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        limits ??= ReadLimits.Default;
        var bag = new DiagnosticBag(limits.MaxDiagnostics);
        if (StructureChecks.Check(zapp, bag, limits))
            ZAppChecks.Check(zapp, bag, limits);
        return bag.WithoutPositions();
    }
}
