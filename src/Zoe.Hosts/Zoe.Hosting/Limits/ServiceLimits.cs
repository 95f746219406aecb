using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Zoe.Model;

namespace Zoe.Hosting.Limits;

/// <summary>
/// Limits of services: the maxima of the ZApp, capped by those of the administrator. The administrator's limits may
/// change while the engine runs and apply to later submissions and starts.
/// </summary>
internal sealed class ServiceLimits : IDisposable
{
    private const double BytesPerGiB = 1L << 30;

    private readonly ILogger _logger;
    private readonly IDisposable? _subscription;
    private volatile Maxima _maxima;

    public ServiceLimits(IOptionsMonitor<ZoeOptions> options, ILogger<ServiceLimits> logger)
    {
        _logger = logger;
        _maxima = Maxima.Of(options.CurrentValue);
        // Not called with invalid options, so that the last valid ones stay in effect.
        _subscription = options.OnChange(Change);
    }

    /// <summary>Hard memory limit in bytes; null for none.</summary>
    public long? MemoryBytes(ZAppService definition) => Least(definition.Resources.Memory.Max, _maxima.MemoryBytes);

    /// <summary>Soft memory limit in bytes; null for none.</summary>
    public long? SoftMemoryBytes(ZAppService definition) =>
        definition.Resources.Memory.Min is { } least ? Least(least, MemoryBytes(definition)) : null;

    /// <summary>Core limit in milli-cores; null for none.</summary>
    public int? Millicores(ZAppService definition) => (int?)Least(definition.Resources.Cores.MaxMillicores, _maxima.Millicores);

    /// <summary>
    /// Throws <see cref="LimitExceededException"/> for a ZApp with a service that exceeds the limits.
    /// </summary>
    public void Check(ZApp application)
    {
        var maxima = _maxima;
        foreach (var service in application.Services)
        {
            var (memory, cores) = (service.Resources.Memory.Min, service.Resources.Cores.MinMillicores);
            if (memory > maxima.MemoryBytes)
            {
                throw new LimitExceededException(
                    $"Service {service.Name} requests {Number(memory.Value / BytesPerGiB)} GiB of memory; "
                    + $"the administrator allows at most {Number(maxima.MemoryBytes.Value / BytesPerGiB)} GiB for a service.");
            }

            if (cores > maxima.Millicores)
            {
                throw new LimitExceededException(
                    $"Service {service.Name} requests {Number(cores.Value / 1000.0)} cores; "
                    + $"the administrator allows at most {Number(maxima.Millicores.Value / 1000.0)} for a service.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription?.Dispose();

    private void Change(ZoeOptions options)
    {
        var changed = Maxima.Of(options);
        if (changed == _maxima) return;
        _maxima = changed;
        HostingLog.LimitsChanged(
            _logger,
            changed.MemoryBytes is { } bytes ? $"{Number(bytes / BytesPerGiB)} GiB" : "not limited",
            changed.Millicores is { } cores ? Number(cores / 1000.0) : "not limited");
    }

    private static long? Least(long? left, long? right) => left is { } one && right is { } other
        ? Math.Min(one, other)
        : left ?? right;

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private sealed record Maxima(long? MemoryBytes, int? Millicores)
    {
        public static Maxima Of(ZoeOptions options) => new(options.MaxMemoryBytes, options.MaxMillicores);
    }
}
