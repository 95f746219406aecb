using System.Net;
using Microsoft.Extensions.Options;

namespace Zoe.Hosting.OpenTelemetry.Monitoring;

/// <summary>Validates the options; reports all errors.</summary>
internal sealed class TelemetryOptionsValidator : IValidateOptions<ZoeTelemetryOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ZoeTelemetryOptions options)
    {
        var problems = FindProblems(options).ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> FindProblems(ZoeTelemetryOptions options)
    {
        if (options.OtlpEndpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
            yield return $"OtlpEndpoint is '{endpoint}'; it must be an address such as http://127.0.0.1:4317.";
        if (options.TraceRatio is not (>= 0 and <= 1)) yield return $"TraceRatio is {options.TraceRatio}; it must be from 0 to 1.";
        if (options.MonitoringPort is < 0 or > 65535)
            yield return $"MonitoringPort is {options.MonitoringPort}; it must be a TCP port, or 0 for any free one.";
        if (options.MetricsToken is { Length: 0 }) yield return "MetricsToken is empty; it must have at least one character.";
        if (!IPAddress.TryParse(options.MonitoringAddress, out var address))
            yield return $"MonitoringAddress is '{options.MonitoringAddress}', which is not an IP address.";
        else if (options.MonitoringPort is not null && !IPAddress.IsLoopback(address) && options.MetricsToken is null)
            yield return $"MonitoringAddress is {address}, which other machines reach: set MetricsToken, or use a loopback address such as 127.0.0.1.";
    }
}
