namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>The input of an exec plug-in, in <c>KUBERNETES_EXEC_INFO</c>, and its output.</summary>
internal sealed record ExecCredential
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public ExecCredentialSpec? Spec { get; init; }

    public ExecCredentialStatus? Status { get; init; }
}
