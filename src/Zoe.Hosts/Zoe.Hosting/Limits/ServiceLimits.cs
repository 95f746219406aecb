using System.Globalization;
using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>
/// What a service may use at most: the maxima of its ZApp within those of the administrator. What it reserves is the
/// minimum of its ZApp.
/// </summary>
internal sealed class ServiceLimits(ZoeOptions options)
{
    private const double BytesPerGiB = 1L << 30;

    /// <summary>The hard limit of memory in bytes; null for none.</summary>
    public long? MemoryBytes(ZAppService definition) => Least(definition.Resources.Memory.Max, options.MaxMemoryBytes);

    /// <summary>Memory in bytes that a service may count on, within its hard limit; null for none.</summary>
    public long? SoftMemoryBytes(ZAppService definition) =>
        definition.Resources.Memory.Min is { } least ? Least(least, MemoryBytes(definition)) : null;

    /// <summary>The limit of cores in thousandths; null for none.</summary>
    public int? Millicores(ZAppService definition) => (int?)Least(definition.Resources.Cores.MaxMillicores, options.MaxMillicores);

    /// <summary>Refuses a ZApp with a service that needs more than any may have, by <see cref="LimitExceededException"/>.</summary>
    public void Check(ZApp application)
    {
        foreach (var service in application.Services)
        {
            var (memory, cores) = (service.Resources.Memory.Min, service.Resources.Cores.MinMillicores);
            if (memory > options.MaxMemoryBytes)
            {
                throw new LimitExceededException(
                    $"Service {service.Name} asks for {Number(memory.Value / BytesPerGiB)} GiB of memory; "
                    + $"the administrator allows at most {Number(options.MaxMemoryBytes.Value / BytesPerGiB)} GiB for a service.");
            }

            if (cores > options.MaxMillicores)
            {
                throw new LimitExceededException(
                    $"Service {service.Name} asks for {Number(cores.Value / 1000.0)} cores; "
                    + $"the administrator allows at most {Number(options.MaxMillicores.Value / 1000.0)} for a service.");
            }
        }
    }

    private static long? Least(long? left, long? right) => left is { } one && right is { } other
        ? Math.Min(one, other)
        : left ?? right;

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
