using System.Text.Json;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Forwarding;

/// <summary>A request as JSON in the store.</summary>
internal sealed record RequestDocument
{
    private const string Submit = "submit";
    private const string Terminate = "terminate";
    private const string Delete = "delete";
    private const string Extend = "extend";
    private const string SetQuota = "set-quota";

    public required string Kind { get; init; }

    /// <summary>The execution, for requests about an existing one.</summary>
    public long ExecutionId { get; init; }

    public string? Reason { get; init; }

    public string? TraceParent { get; init; }

    public SubmissionDocument? Submission { get; init; }

    public string? Fingerprint { get; init; }

    public TimeSpan? Estimate { get; init; }

    /// <summary>Name of the user who asks.</summary>
    public string? By { get; init; }

    public TimeSpan Duration { get; init; }

    public long UserId { get; init; }

    public Quota? Quota { get; init; }

    public static string Write(Request request) => JsonSerializer.Serialize(Of(request), ForwardingJson.Default.RequestDocument);

    /// <exception cref="InvalidDataException">It is not a request that this version knows.</exception>
    public static Request Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ForwardingJson.Default.RequestDocument)!.ToRequest();
        }
        catch (Exception failure) when (failure is JsonException or NullReferenceException)
        {
            throw new InvalidDataException($"The request is not valid: {failure.Message}", failure);
        }
    }

    private static RequestDocument Of(Request request) => request switch
    {
        SubmitRequest submit => new()
        {
            Kind = Submit,
            Submission = SubmissionDocument.Of(submit.Submission),
            Fingerprint = submit.Fingerprint,
            Estimate = submit.Estimate,
            TraceParent = submit.TraceParent,
        },
        TerminateRequest terminate => new() { Kind = Terminate, ExecutionId = terminate.Id, Reason = terminate.Reason, By = terminate.By },
        ExtendRequest extend => new() { Kind = Extend, ExecutionId = extend.Id, Duration = extend.Duration, By = extend.By },
        SetQuotaRequest quota => new() { Kind = SetQuota, UserId = quota.UserId, Quota = quota.Quota },
        DeleteRequest delete => new() { Kind = Delete, ExecutionId = delete.Id },
        _ => throw new ArgumentException($"Requests of type {request.GetType().Name} cannot be forwarded.", nameof(request)),
    };

    private Request ToRequest() => Kind switch
    {
        Submit => new SubmitRequest(Submission!.ToSubmission(), Fingerprint, Estimate) { TraceParent = TraceParent },
        Terminate => new TerminateRequest(ExecutionId, Reason!, By!),
        Extend => new ExtendRequest(ExecutionId, Duration, By!),
        SetQuota => new SetQuotaRequest(UserId, Quota),
        Delete => new DeleteRequest(ExecutionId),
        _ => throw new InvalidDataException($"Requests of kind '{Kind}' are unknown to this version of Zoe."),
    };
}
