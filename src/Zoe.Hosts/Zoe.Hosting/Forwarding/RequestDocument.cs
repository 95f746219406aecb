using System.Text.Json;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Store.Records;
using Zoe.Model;

namespace Zoe.Hosting.Forwarding;

/// <summary>A request as JSON in the store.</summary>
internal sealed record RequestDocument
{
    private const string Submit = "submit";
    private const string Terminate = "terminate";
    private const string Delete = "delete";
    private const string Extend = "extend";
    private const string SetQuota = "quota";

    public required string Kind { get; init; }

    /// <summary>The execution, for requests about an existing one.</summary>
    public long ExecutionId { get; init; }

    public string? Reason { get; init; }

    /// <summary>Name of the user who makes the request, for the history.</summary>
    public string? By { get; init; }

    public double? Seconds { get; init; }

    public long UserId { get; init; }

    /// <summary>The quota that has been stored, for a leader of an earlier version; others read it from the store.</summary>
    public QuotaRecord? Quota { get; init; }

    public string? TraceParent { get; init; }

    public SubmissionDocument? Submission { get; init; }

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
        SubmitRequest submit => new() { Kind = Submit, Submission = SubmissionDocument.Of(submit.Submission), TraceParent = submit.TraceParent },
        TerminateRequest terminate => new() { Kind = Terminate, ExecutionId = terminate.Id, Reason = terminate.Reason, By = terminate.By },
        ExtendRequest extend => new() { Kind = Extend, ExecutionId = extend.Id, Seconds = extend.Duration.TotalSeconds, By = extend.By },
        SetQuotaRequest set => new()
        {
            Kind = SetQuota,
            UserId = set.UserId,
            Quota = set.Quota is { } quota ? QuotaRecord.Of(set.UserId, quota) : null,
        },
        DeleteRequest delete => new() { Kind = Delete, ExecutionId = delete.Id },
        _ => throw new ArgumentException($"Requests of type {request.GetType().Name} cannot be forwarded.", nameof(request)),
    };

    private Request ToRequest() => Kind switch
    {
        Submit => new SubmitRequest(Submission!.ToSubmission()) { TraceParent = TraceParent },
        Terminate => new TerminateRequest(ExecutionId, Reason!, By ?? ExecutionEvent.Engine),
        Extend => new ExtendRequest(ExecutionId, TimeSpan.FromSeconds(Seconds!.Value), By ?? ExecutionEvent.Engine),
        SetQuota => new SetQuotaRequest(UserId, Quota?.ToQuota()),
        Delete => new DeleteRequest(ExecutionId),
        _ => throw new InvalidDataException($"Requests of kind '{Kind}' are unknown to this version of Zoe."),
    };
}
