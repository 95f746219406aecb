using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Shop;
using Zoe.Shared;

namespace Zoe.Model.ZeroCloud;

/// <summary>Checks one group of <c>zapp.yaml</c>.</summary>
internal static class ZappGroupChecks
{
    private const string ImageScheme = "file://";
    private const string ObjectScheme = "swift://";

    public static void Check(ZappGroup group, string at, DiagnosticBag bag)
    {
        ShopManifestChecks.CheckText(group.Name, "name", at, bag);
        ShopManifestChecks.CheckText(group.Path, "path", at, bag);
        if (group.Args is { } args)
            CheckArgs(args, at + "/args", bag);
        if (group.Count < 1)
            bag.Add(ShapeRules.OutOfRange, at + "/count", $"'count' is {group.Count}; write 1 or more.");
        if (group.Replicate is < 1 or > ZappGroup.MaxReplicate)
        {
            bag.Add(
                ShapeRules.OutOfRange,
                at + "/replicate",
                $"'replicate' is {group.Replicate}; write 1, 2 or {ZappGroup.MaxReplicate}.");
        }

        for (var i = 0; i < group.Env.Length; i++)
        {
            if (group.Env[i].Name is { } name && (name.Length == 0 || name.AsSpan().ContainsAny("=\0")))
            {
                bag.Add(
                    ZAppRules.EnvironmentName,
                    JsonPointer.Append(at + "/env", name),
                    $"'{TextChecks.Truncate(name)}' cannot name a variable; use a name without '='.");
            }
        }

        CheckDevices(group, at, bag);
        CheckUses(group, at, bag);
    }

    private static void CheckArgs(string args, string pointer, DiagnosticBag bag)
    {
        if (!ShellWords.TrySplit(args, out var words, out _))
        {
            bag.Add(
                ZeroCloudRules.Arguments,
                pointer,
                "A quote is not closed, or a backslash ends the text; close it, or write a backslash before a literal one.");
        }
        else if (words.Contains(""))
        {
            bag.Add(ZeroCloudRules.Arguments, pointer, "An argument is empty, which ZeroCloud cannot pass on; remove it.");
        }
    }

    private static void CheckDevices(ZappGroup group, string at, DiagnosticBag bag)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < group.Devices.Length; i++)
        {
            var (name, path) = group.Devices[i];
            if (name is null)
                continue;
            var pointer = $"{at}/devices/{i}";
            ShopManifestChecks.CheckText(name, "name", pointer, bag);
            if (!names.Add(name))
                bag.Add(ZeroCloudRules.DuplicateDevice, pointer + "/name", $"Device '{TextChecks.Truncate(name)}' is listed twice; remove one.");
            if (path is not null && !path.StartsWith(ObjectScheme, StringComparison.Ordinal))
            {
                bag.Add(
                    ZeroCloudRules.DevicePath,
                    pointer + "/path",
                    $"'{TextChecks.Truncate(path)}' is not an object; write a {ObjectScheme} URL.");
            }
            else if (path is null && name is "stdin")
            {
                bag.Add(ZeroCloudRules.DevicePath, pointer, $"Device 'stdin' needs a path; add the {ObjectScheme} URL of an object.");
            }
            else if (path is null && name is "stderr")
            {
                bag.Add(ZeroCloudRules.ErrorsDiscarded, pointer, "What is written to 'stderr' is discarded; add a path to keep it.");
            }
        }
    }

    private static void CheckUses(ZappGroup group, string at, DiagnosticBag bag)
    {
        var devices = group.Devices.Select(static device => device.Name).OfType<string>().ToList();
        if (group.Attach is { } attach && attach != ZappGroup.DefaultAttach && !devices.Contains(attach))
        {
            bag.Add(
                ZeroCloudRules.UnknownAttach,
                at + "/attach",
                $"'{TextChecks.Truncate(attach)}' is no device of this group; name one of them.{NearestName.Hint(attach, devices)}");
        }

        if (ImageOf(group.Path) is { } image && !devices.Contains(image))
        {
            bag.Add(
                ZeroCloudRules.ImageNotListed,
                at + "/path",
                $"The executable is in image '{TextChecks.Truncate(image)}', which is no device of this group; add it to the devices.");
        }

        if (group.Count > 1 && group.Devices.Any(static device => device.Path?.Contains('*') ?? false))
            bag.Add(ZeroCloudRules.CountIgnored, at + "/count", "'count' has no effect beside a wildcard; remove it.");
    }

    private static string? ImageOf(string? path)
    {
        if (path is null || !path.StartsWith(ImageScheme, StringComparison.Ordinal))
            return null;
        var image = path[ImageScheme.Length..];
        var end = image.LastIndexOf(':');
        return end > 0 ? image[..end] : null;
    }
}
