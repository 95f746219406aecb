using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZAppsV2;

/// <summary>Maps records of format 2 to format 3, with warnings about lost information.</summary>
internal static class ZAppConversion
{
    /// <param name="zapp">A document of format 2; null values stay null.</param>
    /// <param name="warnings">Receives warnings with pointers into format 2; null for none.</param>
    public static ZApp Convert(ZAppV2 zapp, DiagnosticBag? warnings)
    {
        warnings?.Add(
            ConversionRules.PriorityBecomesSize,
            "/priority",
            $"Format 3 has no priority; its value {zapp.Priority} becomes the size, set a better one if you have it.");
        if (zapp.RequiresBinary)
            warnings?.Add(ConversionRules.RequiresBinaryDropped, "/requires_binary", "Format 3 has no requires_binary; it is left out.");
        return new ZApp
        {
            Name = zapp.Name,
            WillEnd = zapp.WillEnd,
            Size = Math.Max(0, zapp.Priority),
            DisableAutorestart = zapp.DisableAutorestart,
            Services = zapp.Services.IsDefault
                ? default
                : [.. zapp.Services.Select((service, index) => Service(service, new ServicePath(index), warnings))],
        };
    }

    private static ZAppService Service(ZAppV2Service service, ServicePath at, DiagnosticBag? warnings) => new()
    {
        Name = service.Name,
        Environment = service.Environment,
        Volumes = VolumeConversion.Convert(service.Volumes, at, warnings),
        Image = service.DockerImage,
        Monitor = service.Monitor,
        TotalCount = service.TotalCount,
        EssentialCount = service.EssentialCount,
        Resources = new ZAppResources
        {
            Memory = new MemoryRange(service.RequiredResources.Memory, service.RequiredResources.Memory),
            Cores = default,
        },
        StartupOrder = service.StartupOrder,
        Ports = [.. service.Ports.Select((port, index) => Port(port, $"{at}/ports/{index}", warnings))],
        Network = Network(service.Networks, at, warnings),
    };

    private static string? Network(ImmutableArray<string> networks, ServicePath at, DiagnosticBag? warnings)
    {
        if (networks.IsEmpty)
            return null;
        warnings?.Add(
            ConversionRules.NetworkReplaces,
            at + "/networks/0",
            $"Network '{networks[0]}' is now joined instead of the configured network, not beside it.");
        for (var i = 1; i < networks.Length; i++)
        {
            warnings?.Add(
                ConversionRules.NetworkDropped,
                $"{at}/networks/{i}",
                $"Format 3 has one network for each service; '{networks[i]}' is left out.");
        }

        return networks[0];
    }

    private static ZAppPort Port(ZAppV2Port port, string at, DiagnosticBag? warnings)
    {
        if (port.IsMainEndpoint)
        {
            warnings?.Add(
                ConversionRules.MainEndpointDropped,
                at + "/is_main_endpoint",
                "Format 3 has no main endpoint; ports are shown in their order.");
        }

        if (!port.Expose)
        {
            warnings?.Add(
                ConversionRules.PortExposed,
                at + "/expose",
                $"Format 3 exposes every port that it lists; remove port {port.PortNumber} if it is to stay inside.");
        }

        return new ZAppPort
        {
            Name = port.Name,
            // For a transport protocol without URL scheme, http is assumed.
            UrlTemplate = $"{(PortChecks.IsLinkScheme(port.Protocol) ? port.Protocol : "http")}://{{ip_port}}{port.Path?.Replace("{", "{{").Replace("}", "}}")}",
            Protocol = string.Equals(port.Protocol, PortChecks.Udp, StringComparison.OrdinalIgnoreCase)
                ? PortChecks.Udp
                : PortChecks.Tcp,
            PortNumber = port.PortNumber,
        };
    }
}
