using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.Placeholders;

namespace Zoe.Model.ZApps;

/// <summary>Checks counts of services, and conditions over all services.</summary>
internal static class CountChecks
{
    public static void Check(ZApp zapp, ServiceNameIndex names, DiagnosticBag bag, ReadLimits limits)
    {
        var services = zapp.Services;
        var monitored = false;
        var essential = false;
        long instances = 0;
        for (var i = 0; i < services.Length; i++)
        {
            var service = services[i];
            monitored |= service.Monitor;
            essential |= service.EssentialCount > 0;
            instances += Math.Max(0, service.TotalCount);
            CheckCounts(service, new ServicePath(i), bag);
            CheckInstanceNames(service, new ServicePath(i), zapp, names, bag);
        }

        if (services.Length > limits.MaxServices)
        {
            bag.Add(
                TextRules.TooManyServices,
                "/services",
                $"There are {services.Length} services; the limit is {limits.MaxServices}.");
        }

        if (instances > limits.MaxInstances)
        {
            bag.Add(
                TextRules.TooManyInstances,
                "/services",
                $"The total counts add up to {instances} instances; the limit is {limits.MaxInstances}.");
        }

        InstanceEnvironmentChecks.Check(zapp, bag, limits);
        if (!monitored)
            bag.Add(ZAppRules.NoMonitor, "/services", "No service is a monitor; set 'monitor' to true for at least one.");
        if (!essential)
        {
            bag.Add(
                ZAppRules.NoEssentialService,
                "/services",
                "No service is essential; give at least one an 'essential_count' of 1 or more.");
        }
    }

    private static void CheckCounts(ZAppService service, ServicePath at, DiagnosticBag bag)
    {
        var (total, essential) = (service.TotalCount, service.EssentialCount);
        if (total < 1)
            bag.Add(ShapeRules.OutOfRange, at + "/total_count", $"'total_count' is {total}; write 1 or more.");
        if (essential < 0)
            bag.Add(ShapeRules.OutOfRange, at + "/essential_count", $"'essential_count' is {essential}; write 0 or more.");
        if (essential > total && total >= 1)
        {
            bag.Add(
                ZAppRules.EssentialAboveTotal,
                at + "/essential_count",
                $"'essential_count' is {essential}, above 'total_count' {total}; lower the one or raise the other.");
        }
    }

    /// <summary>The first instance of service <c>a1</c> and the eleventh of service <c>a</c> would both be named <c>a10</c>.</summary>
    private static void CheckInstanceNames(
        ZAppService service, ServicePath at, ZApp zapp, ServiceNameIndex names, DiagnosticBag bag)
    {
        if (service.Name is not { Length: > 0 } name || !char.IsAsciiDigit(name[^1]))
            return;
        for (var split = name.Length - 1; split > 0 && char.IsAsciiDigit(name[split]); split--)
        {
            var other = names.Find(name.AsSpan(0, split));
            if (other < 0 || name[split] == '0' || !long.TryParse(name.AsSpan(split), out var digits))
                continue;
            if (digits * 10 < zapp.Services[other].TotalCount)
            {
                bag.Add(
                    ZAppRules.InstanceNameClash,
                    at + "/name",
                    $"Instance '{name}0' would exist twice, as an instance of '{name}' and of '{zapp.Services[other].Name}'; rename one.");
                return;
            }
        }
    }
}
