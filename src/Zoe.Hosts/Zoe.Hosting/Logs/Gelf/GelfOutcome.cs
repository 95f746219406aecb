namespace Zoe.Hosting.Logs.Gelf;

/// <summary>What became of a datagram.</summary>
internal enum GelfOutcome
{
    /// <summary>Its message is written, or is a part of one that is not complete yet.</summary>
    Taken,

    /// <summary>It came from an address that may not send.</summary>
    Forbidden,

    /// <summary>It is no GELF message, or too large for one.</summary>
    Malformed,

    /// <summary>It is of no service of this deployment that runs, or not from that service's container.</summary>
    Unknown,

    /// <summary>It could not be written.</summary>
    Lost,
}
