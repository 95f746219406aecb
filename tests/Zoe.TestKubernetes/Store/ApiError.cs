using Zoe.TestKubernetes.Schemas;

namespace Zoe.TestKubernetes.Store;

/// <summary>The server refuses a request.</summary>
internal sealed class ApiError(int code, string reason, string message, IReadOnlyList<Cause>? causes = null) : Exception(message)
{
    public int Code => code;

    public string Reason => reason;

    public IReadOnlyList<Cause> Causes => causes ?? [];
}
