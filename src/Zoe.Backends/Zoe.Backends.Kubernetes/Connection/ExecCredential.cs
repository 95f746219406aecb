namespace Zoe.Backends.Kubernetes;

/// <summary>What an exec plug-in is told in <c>KUBERNETES_EXEC_INFO</c>, and what it answers.</summary>
internal sealed record ExecCredential
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public ExecCredentialSpec? Spec { get; init; }

    public ExecCredentialStatus? Status { get; init; }
}
