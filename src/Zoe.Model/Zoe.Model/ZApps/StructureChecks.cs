using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.ZApps;

/// <summary>Checks ZApps created in code for what readers guarantee: no missing values, valid Unicode, bounded strings.</summary>
internal static class StructureChecks
{
    /// <summary>False when values are missing, so that semantic checks are impossible.</summary>
    public static bool Check(ZApp zapp, DiagnosticBag bag, ReadLimits limits)
    {
        var complete = Text(zapp.Name, "/name", bag, limits);
        if (zapp.Services.IsDefault)
            return Missing("/services", bag);
        for (var i = 0; i < zapp.Services.Length; i++)
            complete &= zapp.Services[i] is { } service ? Check(service, $"/services/{i}", bag, limits) : Missing($"/services/{i}", bag);
        return complete;
    }

    private static bool Check(ZAppService service, string at, DiagnosticBag bag, ReadLimits limits)
    {
        var complete = Text(service.Name, at + "/name", bag, limits)
            & Text(service.Image, at + "/image", bag, limits)
            & (service.Resources is not null || Missing(at + "/resources", bag))
            & (!service.Environment.IsDefault || Missing(at + "/environment", bag))
            & (!service.Volumes.IsDefault || Missing(at + "/volumes", bag))
            & (!service.Ports.IsDefault || Missing(at + "/ports", bag))
            & (!service.Labels.IsDefault || Missing(at + "/labels", bag));
        if (!complete)
            return false;
        Optional(service.Command, at + "/command", bag, limits);
        Optional(service.WorkDir, at + "/work_dir", bag, limits);
        Optional(service.Network, at + "/network", bag, limits);
        for (var i = 0; i < service.Environment.Length; i++)
        {
            var (name, value) = service.Environment[i];
            complete &= Text(name, $"{at}/environment/{i}/0", bag, limits) & Text(value, $"{at}/environment/{i}/1", bag, limits);
        }

        for (var i = 0; i < service.Labels.Length; i++)
            complete &= Text(service.Labels[i], $"{at}/labels/{i}", bag, limits);
        for (var i = 0; i < service.Volumes.Length; i++)
        {
            complete &= service.Volumes[i] is { } volume
                ? Text(volume.Name, $"{at}/volumes/{i}/name", bag, limits) & Text(volume.Path, $"{at}/volumes/{i}/path", bag, limits)
                : Missing($"{at}/volumes/{i}", bag);
        }

        for (var i = 0; i < service.Ports.Length; i++)
        {
            complete &= service.Ports[i] is { } port
                ? Text(port.Name, $"{at}/ports/{i}/name", bag, limits) & Text(port.Protocol, $"{at}/ports/{i}/protocol", bag, limits)
                : Missing($"{at}/ports/{i}", bag);
            Optional(service.Ports[i]?.UrlTemplate, $"{at}/ports/{i}/url_template", bag, limits);
        }

        return complete;
    }

    private static bool Missing(string at, DiagnosticBag bag)
    {
        bag.Add(ShapeRules.MissingKey, at, $"'{at}' is missing.");
        return false;
    }

    private static bool Text(string? text, string at, DiagnosticBag bag, ReadLimits limits)
    {
        if (text is null)
            return Missing(at, bag);
        Optional(text, at, bag, limits);
        return true;
    }

    private static void Optional(string? text, string at, DiagnosticBag bag, ReadLimits limits)
    {
        if (text is null)
            return;
        if (text.Length > limits.MaxStringLength)
        {
            bag.Add(
                TextRules.StringTooLong, at, $"The string has {text.Length} characters; the limit is {limits.MaxStringLength}.");
        }

        if (!UnicodeText.IsValid(text))
            bag.Add(TextRules.NotUnicode, at, "The string has a surrogate without its partner.");
    }
}
