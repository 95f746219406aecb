namespace Zoe.Hosting.OpenTelemetry;

/// <summary>Where metrics and health are served.</summary>
public interface IMonitoringAddress
{
    /// <summary>The address with the port that was bound; null while nothing is served.</summary>
    Uri? Address { get; }
}
