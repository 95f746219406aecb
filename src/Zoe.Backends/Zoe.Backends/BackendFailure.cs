namespace Zoe.Backends;

/// <summary>Kinds of failures, by what the caller should do next.</summary>
public enum BackendFailure
{
    /// <summary>The request can never succeed as it is, for example a malformed mount or an image that is missing.</summary>
    Rejected,

    /// <summary>The node is fine but has no room or was busy: another node or a later time may do.</summary>
    Retryable,

    /// <summary>The node does not answer: whether the request took effect is unknown.</summary>
    Unreachable,

    /// <summary>There is no such service or node.</summary>
    NotFound,
}
