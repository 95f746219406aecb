namespace Zoe.Hosting.Audit;

/// <summary>Names of the actions that are recorded.</summary>
public static class AuditActions
{
    /// <summary>A password was checked. Repeated requests with a password that was checked a short time ago are not recorded.</summary>
    public const string Login = "login";

    /// <summary>A login session was ended by its user.</summary>
    public const string Logout = "logout";

    /// <summary>An execution was submitted.</summary>
    public const string Submit = "execution.submit";

    /// <summary>An execution was terminated.</summary>
    public const string Terminate = "execution.terminate";

    /// <summary>An ended execution was deleted.</summary>
    public const string Delete = "execution.delete";

    /// <summary>An ended execution was started again.</summary>
    public const string Restart = "execution.restart";

    /// <summary>An idle execution was kept for a time.</summary>
    public const string Extend = "execution.extend";

    /// <summary>Executions that ended long ago were deleted.</summary>
    public const string Purge = "execution.purge";

    /// <summary>A file of the configuration has changed.</summary>
    public const string ReloadConfiguration = "configuration.reload";

    /// <summary>The audit log was read.</summary>
    public const string ReadAudit = "audit.read";
}
