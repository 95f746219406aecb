using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.ZApps;

/// <summary>Checks the total size of the environments of all instances.</summary>
internal static class InstanceEnvironmentChecks
{
    public static void Check(ZApp zapp, DiagnosticBag bag, ReadLimits limits)
    {
        long variables = 0;
        long text = 0;
        for (var i = 0; i < zapp.Services.Length; i++)
        {
            var service = zapp.Services[i];
            if (service.Environment.IsDefaultOrEmpty)
                continue;
            var count = service.Environment.Length;
            if (count > limits.MaxVariables)
            {
                bag.Add(
                    TextRules.TooManyVariables,
                    $"{new ServicePath(i)}/environment",
                    $"There are {count} environment variables; the limit is {limits.MaxVariables}.");
            }

            var instances = (long)Math.Max(0, service.TotalCount);
            variables += instances * count;
            text += instances * Length(service);
        }

        if (variables > limits.MaxInstanceVariables)
        {
            bag.Add(
                ZAppRules.TooManyInstanceVariables,
                "/services",
                $"All instances together have {variables} environment variables; the limit is {limits.MaxInstanceVariables}.");
        }

        if (text > limits.MaxInstanceText)
        {
            bag.Add(
                ZAppRules.TooMuchInstanceText,
                "/services",
                $"The environments of all instances together have {text} characters; the limit is {limits.MaxInstanceText}.");
        }
    }

    private static long Length(ZAppService service)
    {
        long length = 0;
        foreach (var (name, value) in service.Environment)
            length += (name?.Length ?? 0) + (value?.Length ?? 0);
        return length;
    }
}
