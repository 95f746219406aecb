using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.Shop;

/// <summary>Semantic checks of shop manifests. Skips null values, which the reader has reported.</summary>
internal static class ShopManifestChecks
{
    public static void Check(ShopManifest manifest, DiagnosticBag bag, ReadLimits limits)
    {
        if (manifest.Version != ShopManifest.FormatVersion)
        {
            bag.Add(
                ShapeRules.WrongVersion,
                "/version",
                $"Manifest version {manifest.Version} is not known; write version {ShopManifest.FormatVersion}.");
        }

        for (var i = 0; i < manifest.Zapps.Length; i++)
            CheckZApp(manifest.Zapps[i], $"/zapps/{i}", bag);
    }

    private static void CheckZApp(ShopZApp zapp, string at, DiagnosticBag bag)
    {
        CheckText(zapp.Category, "category", at, bag);
        CheckText(zapp.Name, "name", at, bag);
        CheckFileName(zapp.Description, "description", at, bag);
        if (zapp.ReadableDescr is not "")
            CheckFileName(zapp.ReadableDescr, "readable_descr", at, bag);
        CheckFileName(zapp.Logo, "logo", at, bag);
        CheckTexts(zapp.DisabledFor, "disabled_for", at, bag);
        CheckTexts(zapp.EnabledFor, "enabled_for", at, bag);
        CheckTexts(zapp.Labels, "labels", at, bag);
        HashSet<(ShopParameterKind, string)> seen = [];
        for (var i = 0; i < zapp.Parameters.Length; i++)
        {
            var parameter = zapp.Parameters[i];
            if (parameter is { Name: not null, Kind: not ShopParameterParser.UnparsedKind }
                && !seen.Add((parameter.Kind, parameter.Name)))
            {
                bag.Add(
                    ShopRules.DuplicateParameter,
                    $"{at}/parameters/{i}/name",
                    $"Parameter '{parameter.Key}' is listed twice; remove or rename one.");
            }

            ShopParameterChecks.Check(parameter, $"{at}/parameters/{i}", bag);
        }
    }

    private static void CheckTexts(IReadOnlyList<string> texts, string key, string at, DiagnosticBag bag)
    {
        for (var i = 0; i < texts.Count; i++)
            CheckText(texts[i], $"{key}/{i}", at, bag);
    }

    public static void CheckText(string? text, string key, string at, DiagnosticBag bag)
    {
        if (text is null)
            return;
        if (string.IsNullOrWhiteSpace(text))
            bag.Add(ShapeRules.TextLength, $"{at}/{key}", $"'{key}' is empty; write a text.");
        else
            TextChecks.HasControlCharacter(text, $"{at}/{key}", key, bag);
    }

    private static void CheckFileName(string? name, string key, string at, DiagnosticBag bag)
    {
        if (name is null || IsFileName(name))
            return;
        bag.Add(
            ShopRules.FileName,
            $"{at}/{key}",
            $"'{TextChecks.Truncate(name)}' is not the plain name of a file beside the manifest; leave out folders.");
    }

    private static bool IsFileName(string name) =>
        name.Length is > 0 and <= 255
        && name is not ("." or "..")
        && !name.AsSpan().ContainsAny("/\\:")
        && !name.Any(char.IsControl);
}
