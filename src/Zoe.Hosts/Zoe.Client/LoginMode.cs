namespace Zoe.Client;

/// <summary>How a client authenticates.</summary>
public enum LoginMode
{
    /// <summary>Logs in before the first request and sends the session cookie; logs in again when it has expired.</summary>
    Cookie,

    /// <summary>Sends user name and password with every request (HTTP Basic).</summary>
    Basic,
}
