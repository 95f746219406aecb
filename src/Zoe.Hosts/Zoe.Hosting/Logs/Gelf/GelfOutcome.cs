namespace Zoe.Hosting.Logs.Gelf;

/// <summary>Outcome of a datagram.</summary>
internal enum GelfOutcome
{
    /// <summary>Its message was written, or is not complete yet.</summary>
    Accepted,

    /// <summary>Its source is not allowed.</summary>
    Forbidden,

    /// <summary>It is not a GELF message, or too large.</summary>
    Malformed,

    /// <summary>It matches no running service of this deployment, or comes from another container.</summary>
    Unknown,

    /// <summary>Its message could not be written.</summary>
    Lost,
}
