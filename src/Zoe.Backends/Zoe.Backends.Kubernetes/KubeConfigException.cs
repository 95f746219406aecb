namespace Zoe.Backends.Kubernetes;

/// <summary>A kubeconfig cannot be used; the message says what is wrong, where, and what would be right.</summary>
public sealed class KubeConfigException : Exception
{
    /// <summary>Creates the exception.</summary>
    public KubeConfigException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
