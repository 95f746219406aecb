using System.Buffers;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Checks references to container images.</summary>
internal static class ImageChecks
{
    private static readonly SearchValues<char> NotInImages = SearchValues.Create(" \t\r\n\0{}");

    public static void Check(string? image, ServicePath at, DiagnosticBag bag)
    {
        if (image is null)
            return;
        if (image.Length == 0 || image.AsSpan().ContainsAny(NotInImages) || image[0] is '-' or '/' or ':' or '@')
        {
            bag.Add(
                ZAppRules.ImageReference,
                at + "/image",
                $"'{TextChecks.Truncate(image)}' is not an image; write it as registry/name:tag, without blanks.");
        }
        else if (!HasTag(image))
        {
            bag.Add(
                ZAppRules.ImageWithoutTag,
                at + "/image",
                $"Image '{TextChecks.Truncate(image)}' has neither tag nor digest; add one, for example '{TextChecks.Truncate(image)}:1.0'.");
        }
    }

    /// <summary>A colon before the last slash separates the port of the registry.</summary>
    private static bool HasTag(string image) => image.Contains('@') || image.LastIndexOf(':') > image.LastIndexOf('/');
}
