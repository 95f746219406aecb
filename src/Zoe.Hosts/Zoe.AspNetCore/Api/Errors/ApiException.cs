using Zoe.Client.Documents;

namespace Zoe.AspNetCore.Api.Errors;

/// <summary>Rejects a request with a status and a message for the client.</summary>
internal sealed class ApiException(int status, string message, IReadOnlyList<ProblemDetail>? details = null)
    : Exception(message)
{
    public int Status { get; } = status;

    public IReadOnlyList<ProblemDetail> Details { get; } = details ?? [];
}
