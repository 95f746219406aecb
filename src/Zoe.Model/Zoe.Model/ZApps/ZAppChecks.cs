using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.Placeholders;

namespace Zoe.Model.ZApps;

/// <summary>Semantic checks of ZApps. Skips null values, which the reader has reported.</summary>
internal static class ZAppChecks
{
    public static void Check(ZApp zapp, DiagnosticBag bag, ReadLimits limits)
    {
        if (zapp.Version != ZApp.FormatVersion)
        {
            bag.Add(
                ShapeRules.WrongVersion,
                "/version",
                zapp.Version == 2
                    ? "This is format version 2; convert it with 'zoe convert', or with ZAppConverter in code."
                    : $"Format version {zapp.Version} is not known; write version {ZApp.FormatVersion}.");
        }

        TextChecks.CheckZAppName(zapp.Name, bag);
        if (zapp.Size < 0)
            bag.Add(ShapeRules.OutOfRange, "/size", $"'size' is {zapp.Size}; write 0 or more.");
        if (zapp.Services.IsDefault)
            return;
        if (zapp.Services.IsEmpty)
        {
            bag.Add(ShapeRules.ItemCount, "/services", "'services' is empty; describe at least one service.");
            return;
        }

        var names = new ServiceNameIndex(zapp.Services);
        for (var i = 0; i < zapp.Services.Length; i++)
            ServiceChecks.Check(zapp.Services[i], i, names, zapp, bag);
        CountChecks.Check(zapp, names, bag, limits);
    }
}
