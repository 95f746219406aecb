using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>Turns records of format 2 into those of format 3 and notes what is lost.</summary>
internal static class ZAppConversion
{
    /// <param name="zapp">A document of format 2; parts that are null stay null.</param>
    /// <param name="notes">Takes the warnings, at the places of format 2; null for none.</param>
    public static ZApp Convert(ZAppV2 zapp, DiagnosticBag? notes)
    {
        notes?.Add(
            ConversionRules.PriorityBecomesSize,
            "/priority",
            $"Format 3 has no priority; its value {zapp.Priority} becomes the size, set a better one if you have it.");
        if (zapp.RequiresBinary)
            notes?.Add(ConversionRules.BinaryLost, "/requires_binary", "Format 3 has no requires_binary; it is left out.");
        return new ZApp
        {
            Name = zapp.Name,
            WillEnd = zapp.WillEnd,
            Size = Math.Max(0, zapp.Priority),
            DisableAutorestart = zapp.DisableAutorestart,
            Services = zapp.Services.IsDefault
                ? default
                : [.. zapp.Services.Select((service, index) => Service(service, new ServicePath(index), notes))],
        };
    }

    private static ZAppService Service(ZAppV2Service service, ServicePath at, DiagnosticBag? notes) => new()
    {
        Name = service.Name,
        Environment = service.Environment,
        Volumes = VolumeConversion.Convert(service.Volumes, at, notes),
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
        Ports = [.. service.Ports.Select((port, index) => Port(port, $"{at}/ports/{index}", notes))],
        Network = Network(service.Networks, at, notes),
    };

    private static string? Network(ImmutableArray<string> networks, ServicePath at, DiagnosticBag? notes)
    {
        if (networks.IsEmpty)
            return null;
        notes?.Add(
            ConversionRules.NetworkReplaces,
            at + "/networks/0",
            $"Network '{networks[0]}' is now joined instead of the configured network, not beside it.");
        for (var i = 1; i < networks.Length; i++)
        {
            notes?.Add(
                ConversionRules.NetworkLost,
                $"{at}/networks/{i}",
                $"Format 3 has one network for each service; '{networks[i]}' is left out.");
        }

        return networks[0];
    }

    private static ZAppPort Port(ZAppV2Port port, string at, DiagnosticBag? notes)
    {
        if (port.IsMainEndpoint)
        {
            notes?.Add(
                ConversionRules.MainEndpointLost,
                at + "/is_main_endpoint",
                "Format 3 has no main endpoint; ports are shown in their order.");
        }

        if (!port.Expose)
        {
            notes?.Add(
                ConversionRules.PortExposed,
                at + "/expose",
                $"Format 3 exposes every port that it lists; remove port {port.PortNumber} if it is to stay inside.");
        }

        return new ZAppPort
        {
            Name = port.Name,
            // Where only the transport is named, http is what a link can be.
            UrlTemplate = $"{(PortChecks.IsLinkScheme(port.Protocol) ? port.Protocol : "http")}://{{ip_port}}{port.Path?.Replace("{", "{{").Replace("}", "}}")}",
            Protocol = string.Equals(port.Protocol, PortChecks.Udp, StringComparison.OrdinalIgnoreCase)
                ? PortChecks.Udp
                : PortChecks.Tcp,
            PortNumber = port.PortNumber,
        };
    }
}
