namespace Zoe.Model;

/// <summary>
/// Checks the meaning of format 2: what it shares with format 3 by the checks of that, and what is its own. A valid
/// document therefore converts into a valid one.
/// </summary>
internal static class ZAppV2Checks
{
    public const int PriorityBound = 1024;

    public static void Check(ZAppV2 zapp, DiagnosticBag bag, ReadLimits limits)
    {
        if (zapp.Version != ZAppV2.FormatVersion)
        {
            bag.Add(
                ShapeRules.WrongVersion,
                "/version",
                zapp.Version == ZApp.FormatVersion
                    ? "This is format version 3; read it with ZAppReader, it needs no conversion."
                    : $"Format version {zapp.Version} is not known; write version {ZAppV2.FormatVersion}.");
        }

        if (zapp.Priority is < 0 or >= PriorityBound)
        {
            bag.Add(
                ShapeRules.OutOfRange,
                "/priority",
                $"'priority' is {zapp.Priority}; write a number from 0 to {PriorityBound - 1}.");
        }

        if (zapp.Services.IsDefault)
            return;
        for (var i = 0; i < zapp.Services.Length; i++)
            CheckService(zapp.Services[i], new ServicePath(i), bag);
        CheckShared(zapp, bag, limits);
    }

    private static void CheckService(ZAppV2Service service, ServicePath at, DiagnosticBag bag)
    {
        for (var i = 0; i < service.Networks.Length; i++)
            TextChecks.NotEmpty(service.Networks[i], $"networks/{i}", at, bag);
        for (var i = 0; i < service.Volumes.Length; i++)
        {
            if (service.Volumes[i].HostPath is { } host)
                VolumeChecks.CheckPath(host, $"{at}/volumes/{i}/0", bag);
            if (service.Volumes[i].ContainerPath is { } container && !HostPath.IsSafe(container))
            {
                bag.Add(
                    ConversionRules.ContainerPath,
                    $"{at}/volumes/{i}/1",
                    $"'{TextChecks.Short(container)}' is no place to mount at; write a path from '/' without '..'.");
            }
        }

        for (var i = 0; i < service.Ports.Length; i++)
            CheckPort(service.Ports[i], $"{at}/ports/{i}", bag);
    }

    private static void CheckPort(ZAppV2Port port, string at, DiagnosticBag bag)
    {
        if (port.Protocol is { } protocol && !PortChecks.IsLinkScheme(protocol) && !IsTransport(protocol))
        {
            bag.Add(
                ConversionRules.UrlScheme,
                at + "/protocol",
                $"'{TextChecks.Short(protocol)}' is not the protocol of a link; write \"http\" or \"https\".");
        }

        if (port.Path is { } path && !path.StartsWith('/'))
        {
            bag.Add(
                ConversionRules.UrlPath,
                at + "/path",
                $"Path '{TextChecks.Short(path)}' does not begin with '/'; write '/{TextChecks.Short(path)}'.");
        }
        else if (port.Path is { } begun)
        {
            TextChecks.HasControl(begun, at + "/path", "path", bag);
        }
    }

    /// <summary>Converts as far as it goes, and reports what format 3 would say at the places of format 2.</summary>
    private static void CheckShared(ZAppV2 zapp, DiagnosticBag bag, ReadLimits limits)
    {
        var shared = new DiagnosticBag(limits.MaxDiagnostics);
        ZAppChecks.Check(ZAppConversion.Convert(zapp, notes: null), shared, limits);
        foreach (var item in shared.Pending)
        {
            if (!IsOwn(item.Pointer))
                bag.Add(item.Rule, InVersion2(item.Pointer), item.Message.Replace("'image'", "'docker_image'"));
        }
    }

    /// <summary>Parts that are checked above, or that the conversion makes itself.</summary>
    private static bool IsOwn(string pointer) =>
        pointer == "/size"
        || pointer.EndsWith("/url_template", StringComparison.Ordinal)
        || (pointer.Contains("/volumes/", StringComparison.Ordinal) && !pointer.EndsWith("/name", StringComparison.Ordinal))
        || pointer.EndsWith("/network", StringComparison.Ordinal)
        || pointer.EndsWith("/memory/max", StringComparison.Ordinal);

    private static bool IsTransport(string protocol) =>
        protocol.Equals(PortChecks.Tcp, StringComparison.OrdinalIgnoreCase) || protocol.Equals(PortChecks.Udp, StringComparison.OrdinalIgnoreCase);

    private static string InVersion2(string pointer) => pointer
        .Replace("/image", "/docker_image")
        .Replace("/resources/memory/min", "/required_resources/memory");
}
